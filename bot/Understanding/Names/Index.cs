namespace CsmBot.Understanding.Names;

/// <summary>From the hash of a key to what it stands for, in two flat arrays and a table of slots: small and quick to build for 100,000 names.</summary>
internal sealed class Index
{
    private readonly ulong[] hashes;
    private readonly uint[] items;
    private readonly int[] slots;

    public Index(List<(ulong Hash, uint Item)> entries)
    {
        hashes = new ulong[entries.Count];
        items = new uint[entries.Count];
        for (var i = 0; i < entries.Count; i++) (hashes[i], items[i]) = entries[i];
        Array.Sort(hashes, items);
        slots = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, entries.Count * 2))];
        for (var first = 0; first < hashes.Length;)
        {
            var end = first + 1;
            while (end < hashes.Length && hashes[end] == hashes[first]) end++;
            items.AsSpan(first, end - first).Sort();
            var slot = SlotOf(hashes[first]);
            while (slots[slot] != 0) slot = (slot + 1) & (slots.Length - 1);
            slots[slot] = first + 1;
            first = end;
        }
    }

    /// <summary>The items of a key, smallest first.</summary>
    public ReadOnlySpan<uint> Find(ulong hash)
    {
        for (var slot = SlotOf(hash); slots[slot] != 0; slot = (slot + 1) & (slots.Length - 1))
        {
            var first = slots[slot] - 1;
            if (hashes[first] != hash) continue;
            var end = first + 1;
            while (end < hashes.Length && hashes[end] == hash) end++;
            return items.AsSpan(first, end - first);
        }

        return [];
    }

    private int SlotOf(ulong hash) => (int)((hash ^ (hash >> 29)) & (ulong)(slots.Length - 1));
}
