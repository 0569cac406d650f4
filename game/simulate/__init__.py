"""Games without a window: plans, policies, very many games, and how they are written out."""
