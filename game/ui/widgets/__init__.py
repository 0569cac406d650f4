"""The widgets, one family a file; `game.ui` gathers them under one name."""
