using System.Collections.Immutable;

namespace CsmBot.Accounts;

/// <summary>From an id to the account it belongs to: what was there when the book was built, and beside it what changed since.</summary>
internal sealed class KeyIndex
{
    private const int Gone = -1;
    private readonly Dictionary<string, int> _built;
    private readonly ImmutableDictionary<string, int> _since;

    public static readonly KeyIndex Empty = new([], ImmutableDictionary<string, int>.Empty);

    /// <summary>The dictionary must not change afterwards.</summary>
    public KeyIndex(Dictionary<string, int> built) : this(built, ImmutableDictionary<string, int>.Empty) { }

    private KeyIndex(Dictionary<string, int> built, ImmutableDictionary<string, int> since) => (_built, _since) = (built, since);

    /// <summary>The account's ordinal, -1 when nothing has the id.</summary>
    public int Find(string id) => _since.TryGetValue(id, out var found) || _built.TryGetValue(id, out found) ? found : Gone;

    public Editor Edit() => new(this);

    public sealed class Editor(KeyIndex index)
    {
        private ImmutableDictionary<string, int>.Builder? _since;

        public int Find(string id) => _since is not null && _since.TryGetValue(id, out var found) ? found : index.Find(id);
        public void Set(string id, int account) => (_since ??= index._since.ToBuilder())[id] = account;
        public void Remove(string id) => Set(id, Gone);

        public KeyIndex Done()
        {
            if (_since is null) return index;
            if (_since.Count < Math.Max(10_000, index._built.Count / 2)) return new KeyIndex(index._built, _since.ToImmutable());
            var all = new Dictionary<string, int>(index._built);
            foreach (var (id, account) in _since)
                if (account == Gone) all.Remove(id);
                else all[id] = account;
            return new KeyIndex(all);
        }
    }
}
