using CsmBot.Accounts;
using CsmBot.Questions;

namespace CsmBot.Access;

/// <summary>Answers for people who may not see everything.</summary>
public static class Redaction
{
    /// <summary>What the person may not be told of what the question asks, in words ("ARR"); null when there is nothing.</summary>
    public static string? Refused(this Rights rights, Person person, Question question) => InWords(rights.Hidden(person) & Concerns.Asked(question));

    internal static string? InWords(Concern hidden) => hidden switch { Concern.None => null, Concern.Arr => "ARR", Concern.Cost => "cost", _ => "ARR and cost" };

    /// <summary>The answer without the columns and lines that came beside what was asked and are not for this person.</summary>
    public static Answer For(this Rights rights, Person person, Answer answer)
    {
        var hidden = rights.Hidden(person);
        if (hidden == Concern.None) return answer;
        var kept = Enumerable.Range(0, answer.Columns.Count).Where(i => (Concerns.OfColumn(answer.Columns[i]) & hidden) == 0).ToList();
        // A summary has a line for each thing it tells, named in the first cell.
        var rows = answer.Rows.Where(r => answer.Columns[0] != "about" || r[0] is not string line || (Concerns.OfColumn(line) & hidden) == 0);
        return answer with { Columns = kept.ConvertAll(i => answer.Columns[i]), Rows = [.. rows.Select(r => (IReadOnlyList<object?>)kept.ConvertAll(i => r[i]))] };
    }

    /// <summary>Does what is shown say what work costs?</summary>
    public static bool ShowsCost(Question question, Answer shown) => ((Concerns.Asked(question) | shown.Columns.Aggregate(Concern.None, (all, c) => all | Concerns.OfColumn(c))) & Concern.Cost) != 0
        || (shown.Columns is ["about", ..] && shown.Rows.Any(r => r[0] is string line && (Concerns.OfColumn(line) & Concern.Cost) != 0));

    internal static Concern Hidden(this Rights rights, Person person) =>
        (rights.May(person, Ability.Arr) ? Concern.None : Concern.Arr) | (rights.May(person, Ability.Cost) ? Concern.None : Concern.Cost);
}
