using CsmBot.Data;

namespace CsmBot.Import;

/// <summary>A kind of fact that comes in, under its name on every wire: the file <c>NAME.csv</c>, the address <c>/api/facts/NAME</c>.</summary>
public abstract class Kind
{
    private protected Kind(string name, string columns)
    {
        Name = name;
        Columns = [.. columns.Split(',', StringSplitOptions.TrimEntries).Select(c => c.TrimEnd('?'))];
        Required = [.. columns.Split(',', StringSplitOptions.TrimEntries).Where(c => !c.EndsWith('?'))];
    }

    public string Name { get; }

    /// <summary>The type of the facts.</summary>
    public abstract Type Fact { get; }

    public string File => Name + ".csv";

    /// <summary>All columns, the key's first.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The columns that must be there.</summary>
    public IReadOnlyList<string> Required { get; }

    /// <summary>Reads a row; null when it has problems. An accepted row's key is known to the rows that follow.</summary>
    public abstract object? Accept(Row row);

    /// <summary>The text of the fact's key, to find rows of a file that repeat it.</summary>
    public abstract string Key(object fact);

    public abstract Outcome Put(Work work, object fact, Origin origin);

    /// <summary>The same for many facts, no two of which have the same key; gives each one's outcome.</summary>
    public abstract IReadOnlyList<Outcome> PutAll(Work work, IReadOnlyList<object> facts, Origin origin);

    /// <summary>The fact as texts in the order of <see cref="Columns"/>: what reading gives back.</summary>
    public abstract string?[] Cells(object fact);
}

/// <param name="name">The kind's name.</param>
/// <param name="columns">As contracts' data.md writes them: key first, a column that may be empty or absent ends in "?".</param>
/// <param name="read">From a row to a fact, noting what is wrong on the row.</param>
/// <param name="key">The text of the fact's key.</param>
/// <param name="cells">From a fact to its texts, in the order of the columns.</param>
/// <param name="learn">What later rows may refer to once this fact is accepted.</param>
public sealed class Kind<T>(string name, string columns, Func<Row, T> read, Func<T, string> key, Func<T, string?[]> cells, Action<Known, T>? learn = null)
    : Kind(name, columns) where T : class
{
    public override Type Fact => typeof(T);

    public override object? Accept(Row row)
    {
        var fact = read(row);
        if (row.IsRefused) return null;
        learn?.Invoke(row.Known, fact);
        return fact;
    }

    public override string Key(object fact) => key((T)fact);
    public override Outcome Put(Work work, object fact, Origin origin) => work.Put((T)fact, origin);
    public override IReadOnlyList<Outcome> PutAll(Work work, IReadOnlyList<object> facts, Origin origin) => work.PutAll<T>([.. facts.Cast<T>()], origin);
    public override string?[] Cells(object fact) => cells((T)fact);
}
