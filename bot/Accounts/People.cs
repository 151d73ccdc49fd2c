namespace CsmBot.Accounts;

/// <summary>The team: everyone whose e-mail occurs, by ordinal, with what was true of them from which day. An e-mail that only facts mention has no rows.</summary>
public sealed class People
{
    private readonly Names _emails;
    private readonly Paged<Person[]?> _rows;

    internal People(Names emails, Paged<Person[]?> rows) => (_emails, _rows) = (emails, rows);

    /// <summary>Ordinals in use are below this.</summary>
    public int Count => _emails.Count;

    /// <summary>Empty for -1, nobody.</summary>
    public string Email(int person) => _emails.WordOf(person) ?? "";

    /// <summary>The ordinal, -1 when the e-mail is unknown. Case is ignored.</summary>
    public int Find(string? email) => _emails.Find(email);

    /// <summary>The rows of a person, earliest first; empty for someone who is only mentioned.</summary>
    public IReadOnlyList<Person> History(int person) => person >= 0 && person < _rows.Count ? _rows[person] ?? [] : [];

    /// <summary>What is true of a person on a day: the newest row valid by then, else the first; null for someone who is only mentioned.</summary>
    public Person? On(int person, DateOnly day)
    {
        var history = History(person);
        for (var i = history.Count - 1; i > 0; i--)
            if (history[i].ValidFrom is not { } from || from <= day) return history[i];
        return history.Count > 0 ? history[0] : null;
    }

    /// <summary>The ordinals of all who have rows.</summary>
    public IEnumerable<int> Known => Enumerable.Range(0, _rows.Count).Where(p => _rows[p] is { Length: > 0 });

    internal People With(IEnumerable<Person> upserts, IEnumerable<Person> removed)
    {
        var edit = _rows.Edit();
        foreach (var row in removed) Replace(edit, row, []);
        foreach (var row in upserts) Replace(edit, row, [row]);
        return new People(_emails, edit.Done());
    }

    private void Replace(Paged<Person[]?>.Editor edit, Person row, Person[] by)
    {
        var person = _emails.Add(row.Email);
        var had = person < edit.Count ? edit[person] ?? [] : [];
        edit[person] = [.. had.Where(p => p.ValidFrom != row.ValidFrom).Concat(by).OrderBy(p => p.ValidFrom)];
    }
}
