"""Writes src/golden/papers.json: walks worked from the papers' formulas, for optimizers that PyTorch 1.13 has not.

Each rule is written as its paper has it, one weight at a time, in float64 and without a look at the TypeScript.
    python3 golden/papers.py > src/golden/papers.json
"""

import json

import numpy as np

STEPS = 12
chance = np.random.default_rng(2026)


def rms(x):
    return np.sqrt(np.mean(x * x))


def nadam(w, g, s, t, lr, beta1, beta2, eps, decay):
    mus = [beta1 * (1 - 0.5 * 0.96 ** (i * decay)) for i in range(1, t + 2)]
    s["m"] = beta1 * s["m"] + (1 - beta1) * g
    s["v"] = beta2 * s["v"] + (1 - beta2) * g * g
    m_hat = mus[t] * s["m"] / (1 - np.prod(mus)) + (1 - mus[t - 1]) * g / (1 - np.prod(mus[:t]))
    return w - lr * m_hat / (np.sqrt(s["v"] / (1 - beta2**t)) + eps)


def lion(w, g, s, t, lr, beta1, beta2):
    update = np.sign(beta1 * s["m"] + (1 - beta1) * g)
    s["m"] = beta2 * s["m"] + (1 - beta2) * g
    return w - lr * update


def signum(w, g, s, t, lr, momentum):
    s["m"] = momentum * s["m"] + (1 - momentum) * g
    return w - lr * np.sign(s["m"])


def adabelief(w, g, s, t, lr, beta1, beta2, eps):
    s["m"] = beta1 * s["m"] + (1 - beta1) * g
    s["v"] = beta2 * s["v"] + (1 - beta2) * (g - s["m"]) ** 2 + eps
    return w - lr * (s["m"] / (1 - beta1**t)) / (np.sqrt(s["v"] / (1 - beta2**t)) + eps)


def yogi(w, g, s, t, lr, beta1, beta2, eps):
    s["m"] = beta1 * s["m"] + (1 - beta1) * g
    s["v"] = s["v"] - (1 - beta2) * np.sign(s["v"] - g * g) * g * g
    return w - lr * (s["m"] / (1 - beta1**t)) / (np.sqrt(s["v"] / (1 - beta2**t)) + eps)


def adan(w, g, s, t, lr, beta1, beta2, beta3, eps):
    change = g - s["g"] if t > 1 else 0 * g
    s["m"] = beta1 * s["m"] + (1 - beta1) * g
    s["d"] = beta2 * s["d"] + (1 - beta2) * change
    s["n"] = beta3 * s["n"] + (1 - beta3) * (g + beta2 * change) ** 2
    s["g"] = g
    heading = s["m"] / (1 - beta1**t) + beta2 * s["d"] / (1 - beta2**t)
    return w - lr * heading / (np.sqrt(s["n"] / (1 - beta3**t)) + eps)


def lamb(w, g, s, t, lr, beta1, beta2, eps, decay):
    s["m"] = beta1 * s["m"] + (1 - beta1) * g
    s["v"] = beta2 * s["v"] + (1 - beta2) * g * g
    u = (s["m"] / (1 - beta1**t)) / (np.sqrt(s["v"] / (1 - beta2**t)) + eps) + decay * w
    return w - lr * np.linalg.norm(w) / np.linalg.norm(u) * u


def lars(w, g, s, t, lr, momentum, decay, trust):
    local = trust * np.linalg.norm(w) / (np.linalg.norm(g) + decay * np.linalg.norm(w))
    s["v"] = momentum * s["v"] + lr * local * (g + decay * w)
    return w - s["v"]


def novograd(w, g, s, t, lr, beta1, beta2, eps, decay):
    size = np.sum(g * g)
    s["v"] = size if t == 1 else beta2 * s["v"] + (1 - beta2) * size
    s["m"] = beta1 * s["m"] + (g / (np.sqrt(s["v"]) + eps) + decay * w)
    return w - lr * s["m"]


def adafactor(w, g, s, t, lr, power, eps1, eps2, clip):
    keep = 1 - t ** -power
    squares = g * g + eps1
    if g.ndim > 1:  # the paper has matrices; a kernel of more axes is many of them
        s["r"] = keep * s["r"] + (1 - keep) * squares.sum(axis=-1, keepdims=True)
        s["c"] = keep * s["c"] + (1 - keep) * squares.sum(axis=-2, keepdims=True)
        v = s["r"] * s["c"] / s["r"].sum(axis=-2, keepdims=True)
    else:
        v = s["v"] = keep * s["v"] + (1 - keep) * squares
    u = g / np.sqrt(v)
    u = u / max(1, rms(u) / clip)
    return w - max(eps2, rms(w)) * min(lr, 1 / np.sqrt(t)) * u


def rmsprop_epsilon_inside(w, g, s, t, lr, decay, eps, momentum, centered):
    s["v"] = decay * s["v"] + (1 - decay) * g * g
    s["m"] = decay * s["m"] + (1 - decay) * g
    s["d"] = momentum * s["d"] + g / np.sqrt(s["v"] - centered * s["m"] ** 2 + eps)
    return w - lr * s["d"]


RULES = [
    (nadam, dict(lr=0.02, beta1=0.8, beta2=0.95, eps=1e-3, decay=0.5)),
    (lion, dict(lr=0.03, beta1=0.7, beta2=0.8)),
    (signum, dict(lr=0.03, momentum=0.6)),
    (adabelief, dict(lr=0.02, beta1=0.8, beta2=0.95, eps=1e-3)),
    (yogi, dict(lr=0.02, beta1=0.8, beta2=0.95, eps=1e-2)),
    (adan, dict(lr=0.02, beta1=0.9, beta2=0.8, beta3=0.95, eps=1e-3)),
    (lamb, dict(lr=0.02, beta1=0.8, beta2=0.95, eps=1e-3, decay=0.05)),
    (lars, dict(lr=2.0, momentum=0.8, decay=0.05, trust=0.01)),
    (novograd, dict(lr=0.01, beta1=0.8, beta2=0.9, eps=1e-3, decay=0.05)),
    (adafactor, dict(lr=0.05, power=0.7, eps1=1e-4, eps2=0.01, clip=0.9)),
    (rmsprop_epsilon_inside, dict(lr=0.02, decay=0.8, eps=0.05, momentum=0.5, centered=False)),
    (rmsprop_epsilon_inside, dict(lr=0.02, decay=0.8, eps=0.05, momentum=0.5, centered=True)),
]

TABLES = [(adafactor, dict(lr=0.05, power=0.6, eps1=1e-4, eps2=0.01, clip=0.9))]

cases = []
for rule, settings in RULES + TABLES:
    tables = [chance.normal(size=(2, 4, 3))] if (rule, settings) in TABLES else []
    weights = tables or [chance.normal(size=(3, 4)), chance.normal(size=4)]
    start = [dict(shape=list(w.shape), data=w.ravel().tolist()) for w in weights]
    states = [dict.fromkeys("mvdngrc", 0.0) for _ in weights]
    gradients, after = [], []
    for t in range(1, STEPS + 1):
        slopes = [chance.normal(size=w.shape) for w in weights]
        weights = [rule(w, g, s, t, **settings) for w, g, s in zip(weights, slopes, states)]
        gradients.append([g.ravel().tolist() for g in slopes])
        after.append([w.ravel().tolist() for w in weights])
    cases.append(dict(torch=rule.__name__, settings=settings, start=start, gradients=gradients, after=after))

source = "worked from the papers by golden/papers.py, numpy in float64"
print(json.dumps(dict(source=source, cases=cases)))
