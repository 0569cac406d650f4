"""What a scenario teaches: search for good play, figures of balance, and what its author should change.

On the author's side of the house: numpy is allowed, the play path never comes here.
"""
