"""The screens: pure builders from views to node trees, and the small classes that hold a draft."""
