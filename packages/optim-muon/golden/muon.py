"""Writes src/golden/muon.json: walks of Muon worked from its definition, without a look at the TypeScript.

The five rounds of matrix products are not done here at all: they act on the singular values alone, so numpy takes the
matrix apart (SVD), sends each singular value five times through the odd polynomial, and puts it together again.
Matrices are [in, out]; float64.
    python3 golden/muon.py > src/golden/muon.json
"""

import json

import numpy as np

STEPS = 12
chance = np.random.default_rng(1965)


def polynomial(sigma):
    for _ in range(5):
        sigma = 3.4445 * sigma - 4.7750 * sigma**3 + 2.0315 * sigma**5
    return sigma


def muon(w, g, s, lr, momentum, decay, eps, nesterov, scale):
    s["m"] = momentum * s["m"] + (1 - momentum) * g
    heading = momentum * s["m"] + (1 - momentum) * g if nesterov else s["m"]
    flat = heading.reshape(-1, heading.shape[-1])
    u, sigma, vt = np.linalg.svd(flat, full_matrices=False)
    even = u @ np.diag(polynomial(sigma / (np.sqrt((sigma**2).sum()) + eps))) @ vt
    fan_in, fan_out = flat.shape
    factor = max(1, fan_out / fan_in) ** 0.5 if scale == "original" else 0.2 * max(fan_in, fan_out) ** 0.5
    return w - lr * (factor * even.reshape(w.shape) + decay * w)


SETTINGS = [
    dict(lr=0.03, momentum=0.8, decay=0.05, eps=1e-3, nesterov=True, scale="original"),
    dict(lr=0.03, momentum=0.8, decay=0.0, eps=1e-7, nesterov=False, scale="original"),
    dict(lr=0.01, momentum=0.95, decay=0.1, eps=1e-7, nesterov=True, scale="matchAdamw"),
]
# wide, tall, square, and the kernel of a convolution
SHAPES = [(3, 4), (6, 2), (3, 3), (2, 2, 2, 3)]

cases = []
for settings in SETTINGS:
    weights = [chance.normal(size=shape) for shape in SHAPES]
    start = [dict(shape=list(w.shape), data=w.ravel().tolist()) for w in weights]
    states = [dict(m=0.0) for _ in weights]
    gradients, after = [], []
    for _ in range(STEPS):
        slopes = [chance.normal(size=w.shape) for w in weights]
        weights = [muon(w, g, s, **settings) for w, g, s in zip(weights, slopes, states)]
        gradients.append([g.ravel().tolist() for g in slopes])
        after.append([w.ravel().tolist() for w in weights])
    cases.append(dict(torch="muon", settings=settings, start=start, gradients=gradients, after=after))

source = "worked through the singular value decomposition by golden/muon.py, numpy in float64"
print(json.dumps(dict(source=source, cases=cases)))
