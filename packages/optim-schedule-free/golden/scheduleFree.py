"""Writes src/golden/scheduleFree.json: walks worked from the paper's three lines, without a look at the TypeScript.

All three sequences are kept as the paper has them; x, the average, is never found back from y and z. And it is not kept
as a running average either: it is summed anew at each step from all z so far.
    python3 golden/scheduleFree.py > src/golden/scheduleFree.json
"""

import json

import numpy as np

STEPS = 12
chance = np.random.default_rng(1847)


def average(zs, strides):
    shares = np.array(strides) ** 2
    return sum(share * z for share, z in zip(shares, zs)) / shares.sum()


def sgd(y, g, s, t, lr, beta, decay, warm):
    stride = lr * min(1, t / warm)
    s["z"] = s["z"] - stride * (g + decay * y)
    return stride


def adamw(y, g, s, t, lr, beta, beta2, eps, decay, warm):
    stride = lr * min(1, t / warm) * np.sqrt(1 - beta2**t)
    s["v"] = beta2 * s["v"] + (1 - beta2) * g * g
    s["z"] = s["z"] - stride * g / (np.sqrt(s["v"]) + eps) - stride * decay * y
    return stride


RULES = [
    (sgd, dict(lr=0.2, beta=0.7, decay=0.05, warm=1)),
    (sgd, dict(lr=0.2, beta=0.9, decay=0.0, warm=4)),
    (adamw, dict(lr=0.05, beta=0.8, beta2=0.95, eps=1e-3, decay=0.05, warm=1)),
    (adamw, dict(lr=0.05, beta=0.9, beta2=0.999, eps=1e-8, decay=0.0, warm=4)),
]

cases = []
for rule, settings in RULES:
    weights = [chance.normal(size=(2, 3)), chance.normal(size=4)]
    start = [dict(shape=list(w.shape), data=w.ravel().tolist()) for w in weights]
    states = [dict(z=w, v=0.0, zs=[]) for w in weights]
    strides, gradients, after, calm = [], [], [], []
    for t in range(1, STEPS + 1):
        slopes = [chance.normal(size=w.shape) for w in weights]
        averages = []
        for i, (y, g, s) in enumerate(zip(weights, slopes, states)):
            stride = rule(y, g, s, t, **settings)
            s["zs"].append(s["z"])
            x = average(s["zs"], strides + [stride])
            weights[i] = (1 - settings["beta"]) * s["z"] + settings["beta"] * x
            averages.append(x)
        strides.append(stride)
        gradients.append([g.ravel().tolist() for g in slopes])
        after.append([w.ravel().tolist() for w in weights])
        calm.append([x.ravel().tolist() for x in averages])
    cases.append(
        dict(torch=rule.__name__, settings=settings, start=start, gradients=gradients, after=after, calm=calm)
    )

source = "worked from the paper by golden/scheduleFree.py, numpy in float64"
print(json.dumps(dict(source=source, cases=cases)))
