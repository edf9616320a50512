import { phrasebook } from '@gd/core/extend';

/** A word of another library, and what it is here. */
export interface Phrase {
  readonly theirs: string;
  readonly ours: string;
}

/** Further phrases, which no error message needs. */
const others: Readonly<Record<string, string>> = {
  'model.compile(…)': 'fit(model, { loss, optimizer, … }): there is nothing to configure first',
  'model.fit(x, y, …)': 'await fit(model, { data: { inputs, targets }, … })',
  'model.predict(x)': 'predict(model, result, x)',
  'model.evaluate(x, y)': 'evaluate(model, result, data, { loss, metrics })',
  'model.add(layer)': 'sequential(dense(8), relu, dense(1))',
  'loss.backward()': 'grad(loss)(weights)',
  'tf.variableGrads(f)': 'valueAndGrad(f)(weights)',
  'optimizer.step()': 'optimizerStep(optimizer)({ grads, weights, state, … })',
  'optimizer.zero_grad()': 'nothing: gradients are returned, not kept',
  'tensor.detach()': 'stopGradient(x)',
  'with torch.no_grad()': 'nothing: only grad records',
  'x.add(1)': 'add(x, 1)',
  'x.numpy(), x.tolist(), x.arraySync()': 'toArray(x)',
  'x.item()': 'item(x)',
  'x.view(2, 2), x.reshape(2, 2)': 'reshape(x, [2, 2])',
  'tf.tidy, x.dispose()': 'nothing: the garbage collector frees tensors',
  'torch.manual_seed(42)': 'random(42), or seed: 42',
  'nn.Linear(4, 8), Dense(units=8)': 'dense(8)',
  'nn.ReLU()': 'relu, without ()',
  'Conv2D(filters, kernel_size)': 'convolution2d(filters, size)',
  'model.train(), model.eval()': "nothing: fit trains, predict doesn't",
  state_dict: 'weights and buffers',
  DataLoader: 'miniBatch(32), batches(data, { size: 32, seed: 0 })',
  'EarlyStopping(patience=3)': 'earlyStopping({ patience: 3 })',
};

/** All phrases: those of the error messages, then the others. */
export const phrases: readonly Phrase[] = Object.entries({ ...phrasebook, ...others }).map(([theirs, ours]) => ({
  theirs,
  ours,
}));
