using CsmBot.Accounts;
using CsmBot.Questions;
using CsmBot.Understanding.Engine;
using CsmBot.Understanding.Names;
using CsmBot.Understanding.Questions;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Understanding.Company;

/// <summary>Checks what is to be taught: the definition must be understood, and the word must be free.</summary>
public static class Lesson
{
    private const int MostWords = 4, MostLetters = 40, MostMeaning = 12;
    private static readonly string[] Reserved = ["teach", "unteach", "means"];

    /// <summary>What is wrong with it, in words; null when it can be taught. A word that means so already is no mistake.</summary>
    public static string? Problem(CompanyWord word, Directory names, Moment moment)
    {
        var said = Tokens(word.Word);
        var context = new Context(moment, names.With(CompanyWords.None));
        if (said.Count is 0 or > MostWords || word.Word.Length > MostLetters || !Any(said, TokenKind.Word)) return $"\"{word.Word}\" cannot be taught: a word of your own is one to four words long and has letters";
        if (Tokens(word.Meaning) is { Count: 0 or > MostMeaning }) return $"\"{word.Word}\" needs a meaning of at most {MostMeaning} words, such as \"tier 1\"";
        if (Ends(said)) return $"\"{word.Word}\" cannot be taught: it begins or ends with a mark";
        if (CompanyWords.Key(word.Word) == CompanyWords.Key(word.Meaning)) return $"\"{word.Word}\" is explained with itself";
        if (Unknown(word, context) is { } unknown) return unknown;
        return MeansTheSame(word, context) ? null : Taken(word.Word, context);
    }

    /// <summary>The words of a text as the rules look at them.</summary>
    internal static Tokens Tokens(string text)
    {
        var tokens = new Tokens();
        tokens.Read(text, Language.English.Grammar.Lexicon);
        return tokens;
    }

    private static bool Ends(Tokens tokens) => tokens[0].Kind == TokenKind.Mark || tokens[tokens.Count - 1].Kind == TokenKind.Mark;

    private static bool Any(Tokens tokens, TokenKind kind)
    {
        for (var i = 0; i < tokens.Count; i++) if (tokens[i].Kind == kind) return true;
        return false;
    }

    private static string? Unknown(CompanyWord word, Context context)
    {
        if (word.Metric)
            return Readings(word.Meaning, context).Exists(r => r.Value is FieldValue { Field: "metric" }) ? null
                : $"\"{word.Word}\": no metric is named \"{word.Meaning}\"; import a value of it first, or look at the spelling";
        var meaning = Tokens(word.Meaning);
        if (Readings(word.Meaning, context).Count > 0 || (meaning.Count == 1 && meaning[0].Word != 0)) return null;
        return Language.English.Understand(word.Meaning, context) switch
        {
            Ask { Unused.IsEmpty: true } => null,
            { Unused: { IsEmpty: false } unused } => $"\"{word.Word}\": in its meaning \"{word.Meaning}\", {string.Join(", ", unused.Distinct().Select(u => $"\"{u}\""))} is not understood",
            _ => $"\"{word.Word}\": its meaning \"{word.Meaning}\" is not understood",
        };
    }

    private static bool MeansTheSame(CompanyWord word, Context context)
    {
        var (own, meant) = (Readings(word.Word, context), Readings(word.Meaning, context));
        return own.Count > 0 && own.TrueForAll(meant.Contains);
    }

    /// <summary>What the word means already; null when it is free.</summary>
    private static string? Taken(string word, Context context)
    {
        if (OnlyAccount(word, context) is { } account) return $"\"{word}\" is how the account {account.Name} is called for short";
        foreach (var (_, value) in Readings(word, context))
            switch (value)
            {
                case AccountName { Exact: true } name: return $"\"{word}\" is the name of the account {context.Names.Account(name.AccountIds[0])?.Name}";
                case PersonName person: return $"\"{word}\" is the name of {person.Emails[0]}";
                case FieldValue field: return $"\"{word}\" is the {field.Field} {field.Value} already";
                default: return $"\"{word}\" means something already";
            }

        var tokens = Tokens(word);
        if (tokens.Count == 1 && (tokens[0].Word != 0 || !StopWords.Means(tokens, 0) || Reserved.Contains(tokens.Folded(0).ToString()))) return $"\"{word}\" is a word that I use already";
        // "adoption score" may be a figure made of two words that are known; as a name of one thing it is free. "green accounts" is not.
        return Language.English.Understand(word, context) is Ask { Unused.IsEmpty: true, Question.Shape: Shape.List } or Undo or Help or Courtesy or OpenLogForm or TellWords ? $"\"{word}\" means something already" : null;
    }

    /// <summary>The one account whose name begins so; null where there are several, which nobody calls by that word alone.</summary>
    private static Account? OnlyAccount(string word, Context context)
    {
        var chart = Language.English.Read(word, context);
        foreach (ref readonly var edge in chart.Edges)
            if (edge.Start == 0 && edge.End == chart.Tokens.Count && edge.Value is AccountName { Exact: false, Slip: false, AccountIds: [var only] }) return context.Names.Account(only);
        return null;
    }

    /// <summary>Is it read in the beginning of an account's name only, or in a misspelled one? "Platinum" of "Platinum Gym" and "Platinum Pools" is free; a whole name is not.</summary>
    private static bool IsOfBeginning(Chart chart, in Edge edge)
    {
        if (edge.Value is AccountName { Exact: false }) return true;
        foreach (var part in chart.Parts.Slice(edge.FirstPart, edge.PartCount)) if (IsOfBeginning(chart, chart.Edges[part])) return true;
        return false;
    }

    /// <summary>All that is read in the whole text, nothing of it guessed.</summary>
    private static List<(int Category, object Value)> Readings(string text, Context context)
    {
        var chart = Language.English.Read(text, context);
        var start = 0;
        while (start + 1 < chart.Tokens.Count && chart.Grammar.IsFiller(chart.Tokens[start].Word)) start++;
        var readings = new List<(int, object)>();
        foreach (ref readonly var edge in chart.Edges)
            if (edge.Start <= start && edge.End == chart.Tokens.Count && edge.Guesses == 0 && !IsOfBeginning(chart, edge)) readings.Add((edge.Category, edge.Value));
        return readings;
    }
}
