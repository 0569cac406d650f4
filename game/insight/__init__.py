"""Judgements over what the engine gives: ids and numbers that view makers put words to.

Pure functions: no texts, no files, no language. One module a judgement.
"""
