using System.Collections.Immutable;
using System.Text;
using CsmBot.Accounts;
using CsmBot.Understanding.Engine;

namespace CsmBot.Understanding.Names;

/// <summary>
/// Names, aliases and ids of accounts. A name is known by all of it, by its words from the first on, and with a slip or two where one
/// account alone is near. What is whole goes before what is a beginning; an active account before a churned one.
/// </summary>
internal sealed class AccountNames
{
    private const uint Whole = 0, Beginning = 2;
    private const int LongestJoined = 24, MostChoices = 10, FewestLetters = 3, LongestId = 12;

    private readonly Account[] accounts;
    private readonly string[] texts;
    private readonly Index keys, ids;
    private readonly NearWords near;

    public AccountNames(IEnumerable<Account> source)
    {
        accounts = [.. source.OrderBy(a => a.Name, StringComparer.Ordinal).ThenBy(a => a.AccountId, StringComparer.Ordinal)];
        texts = new string[accounts.Length];
        var reader = new NameReader();
        var idEntries = new List<(ulong, uint)>(accounts.Length);
        for (var i = 0; i < accounts.Length; i++)
        {
            var churned = accounts[i].Status == AccountStatus.Churned ? 1u : 0u;
            texts[i] = reader.ReadName(accounts[i].Name, Item(Whole + churned, i), Item(Beginning + churned, i));
            foreach (var alias in accounts[i].Aliases) reader.ReadAlias(alias, Item(Whole + churned, i));
            idEntries.Add((IdHash(accounts[i].AccountId), (uint)i));
        }

        keys = new Index(reader.Entries);
        ids = new Index(idEntries);
        near = new NearWords(reader.FirstWords);
    }

    public Account? Find(string accountId)
    {
        foreach (var item in ids.Find(IdHash(accountId)))
            if (string.Equals(accounts[item].AccountId, accountId, StringComparison.OrdinalIgnoreCase)) return accounts[item];
        return null;
    }

    /// <summary>Seeds every way to read an account's name that begins at a token.</summary>
    public void Seed(Chart chart, int category, int start)
    {
        var tokens = chart.Tokens;
        SeedId(chart, category, start);
        var found = false;
        var longest = new Run(tokens, start);
        for (var run = longest; run.Grow();)
        {
            if (!run.EndsClean) continue;
            var items = keys.Find(run.Hash);
            if (items.IsEmpty) continue;
            found = true;
            longest = run;
            var whole = Class(items[0]) < Beginning;
            if (!whole && (run.Letters < FewestLetters || (run.Words == 1 && tokens[start].Word != 0 && !IsMoney(tokens.Folded(start)) && !NamePlace.OfAccount(tokens, start)))) continue;
            var next = run;
            var goesOn = next.Grow() && !keys.Find(next.Hash).IsEmpty;
            Add(chart, category, start, goesOn ? run.End : LegalForms.Follow(tokens, run.End), items, exact: whole, slip: false);
        }

        if (found) Continue(chart, category, start, longest);
        else if (IsApostrophied(tokens, start)) SeedNear(chart, category, start, fewestWords: 1, end: start + 3);
        else if (tokens[start].Kind == TokenKind.Word && !OrdinaryWords.Knows(tokens, start)) SeedNear(chart, category, start, fewestWords: 1);
        // "Harbor Stone" of Harbour Stone Dental: a word of the language is a misspelled name only where the next one fits, too.
        else if (tokens[start] is { Kind: TokenKind.Word, FoldLength: > 4 } && start + 1 < tokens.Count && tokens[start + 1].Kind == TokenKind.Word) SeedNear(chart, category, start, fewestWords: 2);
    }

    /// <summary>"Sterling", "Crown": known to the rules of money alone, and good beginnings of a name.</summary>
    private static bool IsMoney(ReadOnlySpan<char> word) => word is "sterling" or "crown" or "franc" or "rand" or "dinar" or "lira" or "peso" or "florin" or "guilder" or "krone" or "krona" or "forint" or "zloty" or "rupee" or "shekel" or "dirham" or "ringgit" or "escudo" or "bolivar";

    /// <summary>An id as it stands in the book: "A-104"; of at most so many tokens.</summary>
    private void SeedId(Chart chart, int category, int start)
    {
        var tokens = chart.Tokens;
        var hash = Key.Empty;
        var digits = false;
        for (var at = start; at < Math.Min(start + LongestId, tokens.Count) && (at == start || tokens[at].Glued); at++)
        {
            if (tokens[at].Kind == TokenKind.Mark && tokens.Folded(at) is not ("-" or "_" or "." or "/")) return;
            foreach (var c in tokens.Folded(at)) hash = (hash ^ c) * 1099511628211;
            digits |= tokens[at].Kind == TokenKind.Number;
            if (at == start || !digits || tokens[at].Kind == TokenKind.Mark || (at + 1 < tokens.Count && tokens[at + 1].Glued && tokens[at + 1].Kind != TokenKind.Mark)) continue;
            if (ids.Find(hash) is [var item, ..]) chart.Seed(category, start, at + 1, new AccountName([accounts[item].AccountId], true));
        }
    }

    /// <summary>Reads the first word as a misspelled one; where two words of the book are as near, both are meant.</summary>
    private void SeedNear(Chart chart, int category, int start, int fewestWords, int? end = null)
    {
        Span<int> words = stackalloc int[8];
        Span<uint> items = stackalloc uint[64];
        var (best, count) = (new Run(chart.Tokens, start), 0);
        Span<char> joined = stackalloc char[LongestJoined];
        scoped var typed = chart.Tokens.Folded(start);
        if (end is not null && typed.TryCopyTo(joined) && chart.Tokens.Folded(start + 2).TryCopyTo(joined[typed.Length..])) typed = joined[..(typed.Length + chart.Tokens.Folded(start + 2).Length)];
        var near = this.near.Find(typed, words);
        foreach (var word in words[..near])
        {
            var run = new Run(chart.Tokens, start);
            run.GrowAs(end - 1 ?? start, this.near[word]);
            do
            {
                var found = run.EndsClean ? keys.Find(run.Hash) : [];
                if (found.IsEmpty || run.End < best.End) continue;
                if (run.End > best.End) count = 0;
                best = run;
                foreach (var item in found[..Math.Min(found.Length, items.Length - count)]) items[count++] = item;
            }
            while (run.Grow());
        }

        if (count == 0 || best.Words < fewestWords) return;
        // "opne" is a word of the language before it is the beginning of "Open Door Housing"; "opne dor" is not.
        var isWord = best.Words == 1 && near == 1 && !AnyWhole(items[..count]) && chart.Grammar.Lexicon.Find(this.near[words[0]]) != 0;
        items[..count].Sort();
        if (!isWord) Add(chart, category, start, best.End, items[..count], exact: false, slip: true);
        if (near == 1) Continue(chart, category, start, best);
    }

    /// <summary>"O'Maley" of O'Malley: a letter or two, an apostrophe and a word, read as one.</summary>
    private static bool IsApostrophied(Tokens tokens, int start) =>
        start + 2 < tokens.Count && tokens[start] is { Kind: TokenKind.Word, FoldLength: <= 2 } && tokens[start + 1].Glued && tokens.Folded(start + 1) is "'" && tokens[start + 2] is { Kind: TokenKind.Word, Glued: true };

    /// <summary>Is one of them a whole name, and not only its beginning?</summary>
    private static bool AnyWhole(ReadOnlySpan<uint> items)
    {
        foreach (var item in items) if (Class(item) < Beginning) return true;
        return false;
    }

    /// <summary>Goes on behind the beginning of a name where the next word is nearly that of the name, or short for it ("anvil tech").</summary>
    private void Continue(Chart chart, int category, int start, Run run)
    {
        var items = keys.Find(run.Hash);
        if (items.Length is 0 or > 8) return;
        var next = run;
        if (!next.Grow() || chart.Tokens[next.End - 1].Kind != TokenKind.Word) return;
        var typed = chart.Tokens.Folded(next.End - 1);
        // "Copperfield payrol" is no Copperfield, where there is a Copperfield Payroll; but "Copperfield call" is.
        var whole = Class(items[0]) == Whole;
        if (whole && (items.Length == 1 || OrdinaryWords.Knows(chart.Tokens, next.End - 1))) return;
        foreach (var item in items)
        {
            var word = WordBehind(texts[Account(item)], run.Letters);
            if (word.IsEmpty || !(NearWords.IsNear(typed, word) || (!whole && typed.Length >= 3 && typed.Length < word.Length && (word.StartsWith(typed) || NearWords.IsShort(typed, word))))) continue;
            var on = run;
            on.GrowAs(next.End - 1, word);
            if (!on.EndsClean || keys.Find(on.Hash) is not { IsEmpty: false } more) continue;
            Add(chart, category, start, on.End, more, exact: false, slip: true);
            Continue(chart, category, start, on);
            return;
        }
    }

    private static ReadOnlySpan<char> WordBehind(string text, int letters)
    {
        var at = 0;
        for (; at < text.Length && letters > 0; at++) if (text[at] != ' ') letters--;
        if (at >= text.Length || text[at] != ' ') return [];
        var word = text.AsSpan(at + 1);
        return word.IndexOf(' ') is var end and >= 0 ? word[..end] : word;
    }

    private void Add(Chart chart, int category, int start, int end, ReadOnlySpan<uint> items, bool exact, bool slip)
    {
        var chosen = ImmutableArray.CreateBuilder<string>(Math.Min(items.Length, MostChoices));
        foreach (var item in items)
        {
            if (Class(item) != Class(items[0]) || chosen.Count == MostChoices) break;
            var id = accounts[Account(item)].AccountId;
            if (!chosen.Contains(id)) chosen.Add(id);
        }

        var common = true;
        for (var i = start; i < end && common; i++) common = IsOrdinary(chart.Tokens, i);
        if (end < chart.Tokens.Count && chart.Tokens[end].Glued && chart.Tokens.Folded(end) is "'s") end++;
        chart.Seed(category, start, end, new AccountName(chosen.DrainToImmutable(), exact) { Common = common && !slip, Slip = slip });
    }

    private static bool IsOrdinary(Tokens tokens, int token) =>
        tokens[token].Kind != TokenKind.Word || OrdinaryWords.Knows(tokens, token) || (token > 0 && tokens[token].Glued && tokens[token - 1].Kind == TokenKind.Number);

    private static uint Item(uint kind, int account) => (kind << 30) | (uint)account;
    private static uint Class(uint item) => item >> 30;
    private static int Account(uint item) => (int)(item & 0x3FFFFFFF);

    private static ulong IdHash(string id)
    {
        var hash = Key.Empty;
        foreach (var c in id) hash = (hash ^ char.ToLowerInvariant(c)) * 1099511628211;
        return hash;
    }

    /// <summary>Cuts the names of the book up with the same steps as a message.</summary>
    private sealed class NameReader
    {
        private static readonly Lexicon None = new();
        private readonly Tokens tokens = new();
        private readonly StringBuilder text = new();

        public List<(ulong Hash, uint Item)> Entries { get; } = [];
        public HashSet<string> FirstWords { get; } = new(StringComparer.Ordinal);

        /// <summary>Takes a name in; returns its words, as compared, with spaces between.</summary>
        public string ReadName(string name, uint whole, uint beginning)
        {
            tokens.Read(Plain(name), None);
            var start = tokens.Count > 1 && tokens.Folded(0) is "the" ? 1 : 0;
            Take(start, tokens.Count, whole, beginning);
            if (start == 1) Take(0, tokens.Count, whole, null);
            if (LegalForms.StartOf(tokens) is var legal && legal > start && legal < tokens.Count) Take(start, legal, whole, null);
            TakeFirstWord(start);
            var words = Text(start);
            if (name.Contains("'s", StringComparison.OrdinalIgnoreCase) || name.Contains("’s", StringComparison.OrdinalIgnoreCase))
                ReadAlias(name.Replace("'s", "s", StringComparison.OrdinalIgnoreCase).Replace("’s", "s", StringComparison.OrdinalIgnoreCase), whole);
            return words;
        }

        public void ReadAlias(string alias, uint whole)
        {
            tokens.Read(Plain(alias), None);
            Take(0, tokens.Count, whole, null);
            if (LegalForms.StartOf(tokens) is var legal && legal > 0 && legal < tokens.Count) Take(0, legal, whole, null);
            TakeFirstWord(0);
        }

        private void Take(int start, int end, uint whole, uint? beginning)
        {
            var run = new Run(tokens, start);
            var last = run;
            while (run.Grow() && run.End <= end)
            {
                if (last.Words > 0 && beginning is { } item && !(last.End < tokens.Count && tokens[last.End].Glued)) Entries.Add((last.Hash, item));
                last = run;
            }

            if (last.Words > 0) Entries.Add((last.Hash, whole));
        }

        /// <summary>Marks that would end a name in a message ("Smith, Jones &amp; Co") are spaces within one of the book.</summary>
        private string Plain(string name)
        {
            text.Clear();
            for (var i = 0; i < name.Length; i++)
            {
                var inside = i > 0 && i + 1 < name.Length && char.IsLetterOrDigit(name[i - 1]) && char.IsLetterOrDigit(name[i + 1]);
                var part = char.IsLetterOrDigit(name[i]) || char.GetUnicodeCategory(name[i]) == System.Globalization.UnicodeCategory.NonSpacingMark || name[i] is '&' or '+' or '.';
                text.Append(part || inside ? name[i] : ' ');
            }

            return text.ToString();
        }

        private void TakeFirstWord(int start)
        {
            if (start >= tokens.Count || tokens[start].Kind != TokenKind.Word) return;
            var first = tokens.Folded(start).ToString();
            var run = new Run(tokens, start);
            if (run.Grow() && !run.EndsClean) return;
            FirstWords.Add(first);
            // "D'Arcy" and "Far Shores" may be typed as one word.
            if (first.Length <= 3 && run.Grow() && tokens[run.End - 1].Kind == TokenKind.Word) FirstWords.Add(first + tokens.Folded(run.End - 1).ToString());
        }

        private string Text(int start)
        {
            text.Clear();
            for (var i = start; i < tokens.Count; i++)
            {
                if (tokens[i].Kind == TokenKind.Mark) continue;
                if (text.Length > 0 && !tokens[i].Glued) text.Append(' ');
                text.Append(Key.Canonical(tokens.Folded(i)));
            }

            return text.ToString();
        }
    }
}
