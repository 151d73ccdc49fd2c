namespace CsmBot.Accounts;

/// <summary>An immutable list in pages of 256: a changed copy shares all pages but those that changed. Pages never written cost nothing.</summary>
public sealed class Paged<T>
{
    private const int Bits = 8;
    private const int Size = 1 << Bits;
    private static readonly T[] _unwritten = new T[Size];

    public static readonly Paged<T> Empty = new([], 0);

    private readonly T[][] _pages;

    private Paged(T[][] pages, int count) => (_pages, Count) = (pages, count);

    public int Count { get; }

    public ref readonly T this[int index] => ref _pages[index >> Bits][index & (Size - 1)];

    public IEnumerable<T> All
    {
        get
        {
            for (var i = 0; i < Count; i++) yield return _pages[i >> Bits][i & (Size - 1)];
        }
    }

    internal Editor Edit() => new(this);

    /// <summary>Collects changes to a list; each page is copied once, when it is first written.</summary>
    internal sealed class Editor(Paged<T> list)
    {
        private readonly HashSet<int> _own = [];
        private T[][]? _pages;
        private int _count = list.Count;

        public int Count => _count;

        public T this[int index]
        {
            get => (_pages ?? list._pages)[index >> Bits][index & (Size - 1)];
            set => OwnPage(index)[index & (Size - 1)] = value;
        }

        public Paged<T> Done() => _pages is null ? list : new Paged<T>(_pages, _count);

        private T[] OwnPage(int index)
        {
            var page = index >> Bits;
            Grow(page, index);
            if (_own.Add(page)) _pages![page] = (T[])_pages[page].Clone();
            return _pages![page];
        }

        private void Grow(int page, int index)
        {
            var had = (_pages ?? list._pages).Length;
            if (_pages is null || page >= had)
            {
                var pages = new T[Math.Max(had, page < had ? had : Math.Max(page + 1, had + (_pages is null ? 0 : had / 2)))][];
                (_pages ?? list._pages).CopyTo(pages, 0);
                Array.Fill(pages, _unwritten, had, pages.Length - had);
                _pages = pages;
            }
            _count = Math.Max(_count, index + 1);
        }
    }
}
