"""Charts: the only importers of pyqtgraph, imported when a chart is first shown."""
