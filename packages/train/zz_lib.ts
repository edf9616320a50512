export const trying = async (label: string, f: () => unknown) => {
  try {
    const r = await f();
    console.log('·', label, '→', typeof r === 'object' && r !== null ? JSON.stringify(r, (_, v) => ArrayBuffer.isView(v) ? [...(v as any)] : v)?.slice(0, 220) : r);
  } catch (e: any) {
    console.log('✗', label, '→', `${e?.name}: ${e?.message}`, /at /.test(e?.stack) && !/gd|:/.test(e.message) ? '   <<<< NO SENTENCE' : '');
  }
};
