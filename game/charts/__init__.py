"""The geometry of every chart, in pure numbers; painted as SVG here and by pygame in `game.ui.charts`."""
