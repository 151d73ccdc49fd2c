using System.Collections.Immutable;
using System.Text;

namespace CsmBot.Accounts;

/// <summary>From an interaction's id to its account and text: 16 bytes for each of millions when built, and beside it what changed since.</summary>
internal sealed class InteractionIndex
{
    private readonly Table _built;
    private readonly ImmutableDictionary<string, Place> _since;

    private InteractionIndex(Table built, ImmutableDictionary<string, Place> since) => (_built, _since) = (built, since);

    /// <summary>The table must not change afterwards.</summary>
    public InteractionIndex(Table built) : this(built, ImmutableDictionary<string, Place>.Empty) { }

    public readonly record struct Place(int Text, int Account)
    {
        public bool Exists => Account >= 0;
    }

    public Place Find(string id) => _since.TryGetValue(id, out var found) ? found : _built.Find(Encoding.UTF8.GetBytes(id));

    public InteractionIndex With(IEnumerable<KeyValuePair<string, Place>> changed)
    {
        var since = _since.SetItems(changed);
        if (since.Count < Math.Max(50_000, _built.Count / 2)) return new InteractionIndex(_built, since);
        var table = _built.Copy(since.Count);
        foreach (var (id, place) in since) table.Set(Encoding.UTF8.GetBytes(id), place);
        return new InteractionIndex(table);
    }

    public static Place Gone { get; } = new(0, -1);

    /// <summary>Open addressing over places; the ids themselves are read from the text.</summary>
    public sealed class Table(TextPool text, int capacity = 1024)
    {
        private Slot[] _slots = new Slot[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, capacity * 2))];

        private struct Slot
        {
            public int Text;
            public int AccountPlus2;   // 0: never used, 1: gone
        }

        public int Count { get; private set; }

        public Place Find(ReadOnlySpan<byte> id)
        {
            var slot = _slots[Probe(_slots, id)];
            return slot.AccountPlus2 < 2 ? Gone : new Place(slot.Text, slot.AccountPlus2 - 2);
        }

        /// <summary>Where the id leads from now on; returns where it led before.</summary>
        public Place Set(ReadOnlySpan<byte> id, Place place)
        {
            if (Count * 2 >= _slots.Length) Grow(_slots.Length * 2);
            ref var slot = ref _slots[Probe(_slots, id)];
            if (slot.AccountPlus2 == 0)
            {
                if (!place.Exists) return Gone;
                Count++;
            }
            var before = slot.AccountPlus2 < 2 ? Gone : new Place(slot.Text, slot.AccountPlus2 - 2);
            if (place.Exists) slot.Text = place.Text;
            slot.AccountPlus2 = place.Account + 2;
            return before;
        }

        public Table Copy(int room)
        {
            var copy = new Table(text, 1) { Count = Count };
            copy._slots = _slots;
            copy.Grow((int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)((Count + room) * 2)));
            return copy;
        }

        private void Grow(int length)
        {
            var slots = new Slot[Math.Max(length, _slots.Length)];
            foreach (var slot in _slots)
                if (slot.AccountPlus2 != 0) slots[Probe(slots, text.Id(slot.Text))] = slot;
            _slots = slots;
        }

        private int Probe(Slot[] slots, ReadOnlySpan<byte> id)
        {
            var hash = new HashCode();
            hash.AddBytes(id);
            var mask = slots.Length - 1;
            var at = hash.ToHashCode() & mask;
            while (slots[at].AccountPlus2 != 0 && !text.Id(slots[at].Text).SequenceEqual(id)) at = (at + 1) & mask;
            return at;
        }
    }
}
