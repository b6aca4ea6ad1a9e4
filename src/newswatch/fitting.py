"""Logistic regression with declared signs, for the tuning commands. Not used when deciding."""

import numpy as np

PULL = 0.006  # how strongly weights are drawn to zero
ROUNDS = 12000
RATE = 0.5


def fit(
    features: np.ndarray, labels: np.ndarray, signs: np.ndarray, pull: float = PULL
) -> tuple[np.ndarray, float]:
    """Logistic regression (rows × features, labels 0/1); weights keep their declared sign."""
    weights, bias = np.zeros(features.shape[1]), 0.0
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-(features @ weights + bias)))
        error = chance - labels
        weights -= RATE * (features.T @ error / len(labels) + pull * weights)
        weights = np.where(weights * signs < 0, 0.0, weights)
        bias -= RATE * error.mean()
    return weights, float(bias)
