import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';

const program = `
import sys, json, time, torch
p = json.loads(sys.stdin.readline())
torch.set_num_threads(1)
x = torch.tensor(p["inputs"]).reshape(4, 2)
y = torch.tensor(p["truth"], dtype=torch.float32).reshape(4, 1)
x = x.float()
net = torch.nn.Sequential(torch.nn.Linear(2, 8), torch.nn.Tanh(), torch.nn.Linear(8, 1))
with torch.no_grad():
    for weight, values in zip(net.parameters(), p["start"]):
        values = torch.tensor(values)
        weight.copy_(values.reshape(weight.shape[::-1]).T if weight.dim() == 2 else values)
optimizer = torch.optim.Adam(net.parameters(), p["learningRate"], (p["beta1"], p["beta2"]), p["epsilon"])
loss = None
for line in sys.stdin:
    started = time.perf_counter()
    for _ in range(int(line)):
        optimizer.zero_grad()
        loss = torch.nn.functional.mse_loss(net(x), y)
        loss.backward()
        optimizer.step()
    print(json.dumps({"microseconds": (time.perf_counter() - started) * 1e6, "loss": loss.item()}), flush=True)
`;

/** PyTorch, eager, on one thread; nothing where Python has no torch. */
export function pytorch({ model: _, weights: __, ...problem }) {
  const probe = spawnSync('python3', ['-c', 'import torch; print(torch.__version__)'], { encoding: 'utf8' });
  if (probe.status !== 0) return undefined;
  const python = spawn('python3', ['-c', program], { stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface(python.stdout)[Symbol.asyncIterator]();
  // it must not keep this process alive
  python.unref();
  python.stdin.unref();
  python.stdout.unref();
  python.stdin.write(`${JSON.stringify(problem)}\n`);
  return {
    name: `PyTorch ${probe.stdout.trim()}, eager`,
    async run(steps) {
      python.stdout.ref();
      python.stdin.write(`${steps}\n`);
      const { value } = await answers.next();
      python.stdout.unref();
      return JSON.parse(value);
    },
  };
}
