"""What several pictures share: nodes and arrows, points, maps, cells, curves."""
