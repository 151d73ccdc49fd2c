using CsmBot.Accounts;
using CsmBot.Questions;

namespace CsmBot.Conversations;

/// <summary>What is said beside an empty list: how many accounts there are when one condition is left out, so that nobody has to guess which of them was too much.</summary>
internal static class NearMisses
{
    private const int MostNamed = 3;

    public static IEnumerable<string> Of(Question question, Answer answer, AsOf asOf)
    {
        if (question is not { Kind: Kind.Accounts, Shape: Shape.List, Where: AllOf { Parts.Length: > 1 } all } || answer.Total > 0) yield break;
        foreach (var left in all.Parts.Select((_, i) => question with { Where = Condition.And(all.Parts.RemoveAt(i)), Sort = [], Limit = null }).Take(MostNamed))
        {
            var found = Answers.To(left, asOf.Book, asOf.Moment, "").Total;
            if (found > 0) yield return $"{Wording.Of(left, asOf.Book, asOf.Today)}: {found:N0}.";
        }
    }
}
