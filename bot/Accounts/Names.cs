using System.Collections.Concurrent;

namespace CsmBot.Accounts;

/// <summary>
/// Words that occur again and again (segments, e-mails, metrics) as small integers. Only ever added to, so every snapshot of a book can share one;
/// readers never lock. An ordinal keeps its word for as long as the process lives.
/// </summary>
public sealed class Names(StringComparer comparer)
{
    private readonly ConcurrentDictionary<string, int> _ordinals = new(comparer);
    private readonly Lock _adding = new();
    private volatile string[] _words = new string[16];
    private volatile int _count;

    public int Count => _count;

    public string this[int ordinal] => _words[ordinal];

    public IEnumerable<string> All => _words.Take(_count);

    /// <summary>The ordinal of a word, -1 when nobody used it. Case is ignored except for ids.</summary>
    public int Find(string? word) => word is not null && _ordinals.TryGetValue(word, out var found) ? found : -1;

    /// <summary>The word, or null for -1 (none).</summary>
    public string? WordOf(int ordinal) => ordinal < 0 ? null : _words[ordinal];

    /// <summary>The ordinal of a word, new where needed; -1 for no word. The first spelling stays.</summary>
    internal int Add(string? word)
    {
        if (string.IsNullOrEmpty(word)) return -1;
        if (_ordinals.TryGetValue(word, out var found)) return found;
        lock (_adding)
        {
            if (_ordinals.TryGetValue(word, out found)) return found;
            var words = _words;
            if (_count == words.Length) Array.Resize(ref words, words.Length * 2);
            words[_count] = word;
            _words = words;
            _ordinals[word] = _count;
            return _count++;
        }
    }
}
