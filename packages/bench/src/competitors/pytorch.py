"""PyTorch, eager, on one thread: the same turns as the other runners take, over lines of JSON."""

import json
import statistics
import sys
import time

import torch
from torch import nn

torch.set_num_threads(1)
problem = json.loads(sys.stdin.readline())["open"]["problem"]


def module(layers, size):
    parts = []
    for layer in layers:
        if "dense" in layer:
            parts.append(nn.Linear(size[-1], layer["dense"]))
            size = [layer["dense"]]
        elif "convolution" in layer:
            parts.append(nn.Conv2d(size[-1], layer["convolution"], layer["size"], padding="same"))
            size = [size[0], size[1], layer["convolution"]]
        elif "pool" in layer:
            parts.append(nn.MaxPool2d(layer["pool"]))
            size = [size[0] // layer["pool"], size[1] // layer["pool"], size[2]]
        else:
            parts.append(nn.Flatten())
            size = [size[0] * size[1] * size[2]]
        if "activation" in layer:
            parts.append({"relu": nn.ReLU, "tanh": nn.Tanh}[layer["activation"]]())
    return nn.Sequential(*parts)


def images(layers, size):
    """How many channels each flatten sees: its rows come by channel here, and by place in the starting weights."""
    channels = size[-1]
    for layer in layers:
        channels = layer.get("convolution", channels)
    return channels


def placed(values, like):
    if like.dim() == 4:
        return values.permute(3, 2, 0, 1)
    if like.dim() != 2:
        return values
    rows = values.shape[0]
    if rows == like.shape[1] and len(problem["input"]) == 3:
        channels = images(problem["layers"], problem["input"])
        values = values.reshape(rows // channels, channels, -1).transpose(0, 1).reshape(rows, -1)
    return values.T


inputs = torch.tensor(problem["inputs"], dtype=torch.float32).reshape([problem["batch"], *problem["input"]])
if inputs.dim() == 4:
    inputs = inputs.permute(0, 3, 1, 2).contiguous()
targets = torch.tensor(problem["targets"])
if problem["loss"] == "mse":
    targets = targets.float().reshape(problem["batch"], -1)
    loss_of = nn.functional.mse_loss
else:
    loss_of = nn.functional.cross_entropy
start = [torch.tensor(one["values"], dtype=torch.float32).reshape(one["shape"]) for one in problem["start"]]
net = optimizer = None


def restart():
    global net, optimizer
    net = module(problem["layers"], problem["input"])
    with torch.no_grad():
        for weight, values in zip(net.parameters(), start):
            weight.copy_(placed(values, weight))
    betas = (problem["beta1"], problem["beta2"])
    optimizer = torch.optim.Adam(net.parameters(), problem["learningRate"], betas, problem["epsilon"])


def run():
    optimizer.zero_grad()
    loss = loss_of(net(inputs), targets)
    loss.backward()
    optimizer.step()
    return loss.item()


def turn(milliseconds):
    restart()
    end = time.perf_counter() + milliseconds / 1e3
    times = []
    while True:
        begin = time.perf_counter()
        run()
        done = time.perf_counter()
        times.append((done - begin) * 1e6)
        if done > end:
            return {"minimum": min(times), "median": statistics.median(times)}


def answer(runs):
    restart()
    for _ in range(runs):
        value = run()
    return {"answer": value}


def blas():
    """Without a fast BLAS it is no peer; which one was loaded shows among the libraries of the process."""
    try:
        with open("/proc/self/maps") as maps:
            text = maps.read()
    except OSError:
        return ""
    return next((f", {name}" for key, name in (("openblas", "OpenBLAS"), ("mkl", "MKL")) if key in text), ", no fast BLAS")


begin = time.perf_counter()
restart()
run()
first = (time.perf_counter() - begin) * 1e6
print(json.dumps({"version": torch.__version__ + blas(), "first": first, "amount": 1}), flush=True)
for line in sys.stdin:
    asked = json.loads(line)
    print(json.dumps(turn(asked["milliseconds"]) if "milliseconds" in asked else answer(asked["runs"])), flush=True)
