"""Writes src/golden/pytorch.json: walks of PyTorch with every option away from its default.

    python3 golden/pytorch.py > src/golden/pytorch.json
"""

import json
import math

import torch

torch.set_default_dtype(torch.float64)  # 1.13 keeps the rates of ASGD in the default dtype
STEPS = 25
CASES = [
    ("SGD", {"lr": 0.05, "momentum": 0.8, "dampening": 0.3}),
    ("SGD", {"lr": 0.03, "momentum": 0.7, "nesterov": True}),
    ("RMSprop", {"lr": 0.02, "alpha": 0.8, "eps": 1e-3, "momentum": 0.3, "centered": True}),
    ("Adam", {"lr": 0.02, "betas": [0.8, 0.95], "eps": 1e-3}),
    ("Adam", {"lr": 0.02, "betas": [0.7, 0.6], "eps": 1e-3, "amsgrad": True}),
    ("AdamW", {"lr": 0.02, "betas": [0.8, 0.95], "eps": 1e-3, "weight_decay": 0.07}),
    ("Adamax", {"lr": 0.03, "betas": [0.8, 0.9], "eps": 1e-3}),
    ("NAdam", {"lr": 0.02, "betas": [0.8, 0.95], "eps": 1e-3, "momentum_decay": 0.3}),
    ("RAdam", {"lr": 0.02, "betas": [0.8, 0.9], "eps": 1e-3}),
    ("Adagrad", {"lr": 0.2, "lr_decay": 0.1, "initial_accumulator_value": 0.3, "eps": 1e-3}),
    ("Adadelta", {"lr": 0.7, "rho": 0.8, "eps": 1e-3}),
    ("Rprop", {"lr": 0.02, "etas": [0.4, 1.3], "step_sizes": [1e-3, 0.2]}),
    ("ASGD", {"lr": 0.05, "lambd": 0.02, "alpha": 0.6, "t0": 4}),
]
SHAPES = [[4], [2, 3], []]


def numbers(count, turn):
    """Slopes of several sizes and both signs, and now and then 0."""
    return [0 if (i + turn) % 7 == 3 else 3 * math.sin(1.7 * turn + 2.3 * i) * (1 + i % 3) for i in range(count)]


def walk(name, settings):
    weights = [
        torch.tensor([math.cos(i + 1) for i in range(math.prod(shape))], dtype=torch.float64).reshape(shape).requires_grad_()
        for shape in SHAPES
    ]
    start = [{"shape": shape, "data": weight.detach().flatten().tolist()} for shape, weight in zip(SHAPES, weights)]
    optimizer = getattr(torch.optim, name)(weights, **settings)
    gradients, after = [], []
    for turn in range(STEPS):
        rows = [numbers(weight.numel(), turn + 2 * i) for i, weight in enumerate(weights)]
        for weight, row in zip(weights, rows):
            weight.grad = torch.tensor(row, dtype=torch.float64).reshape(weight.shape)
        optimizer.step()
        gradients.append(rows)
        after.append([weight.detach().flatten().tolist() for weight in weights])
    return {"torch": f"torch.optim.{name}", "settings": settings, "start": start, "gradients": gradients, "after": after}


cases = [walk(name, settings) for name, settings in CASES]
print(json.dumps({"source": f"PyTorch {torch.__version__}, float64, golden/pytorch.py", "cases": cases}))
