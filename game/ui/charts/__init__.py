"""Charts: lines, receipts as waterfalls, cause maps, sparklines and timelines."""
