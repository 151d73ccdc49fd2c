using CsmBot.Accounts;

namespace CsmBot.Questions;

/// <summary>
/// Answers typed questions from the book, as of a moment: what happens after it does not exist. Pure; the same question, book and moment give the same answer.
/// </summary>
public static class Answers
{
    /// <param name="question">What is asked.</param>
    /// <param name="book">All facts.</param>
    /// <param name="moment">When, and in whose days.</param>
    /// <param name="understood">The question in words, shown with the answer.</param>
    /// <exception cref="CannotAnswer">The question has no meaning for its kind of thing, such as the priority of a renewal.</exception>
    public static Answer To(Question question, Book book, Moment moment, string understood = "")
    {
        var asOf = new AsOf(book, moment);
        var answer = Shaped(question, asOf);
        return answer with { Understood = understood, Notes = [.. answer.Notes, .. MoneyNotes(answer, book)] };
    }

    private static Answer Shaped(Question q, AsOf asOf) => q.Shape switch
    {
        Shape.List when q.GroupBy.Length > 0 => Figures.Answer(q, asOf),
        Shape.List when q.Kind == Kind.Accounts => AccountList.Answer(q, asOf),
        Shape.List when q.Kind == Kind.People => PeopleList.Answer(q, asOf),
        Shape.List => RecordList.Answer(q, asOf),
        Shape.Count when q.Kind == Kind.People && q.GroupBy.IsEmpty => PeopleList.Count(q, asOf),
        Shape.Count when OpenTicketsOfOne(q) is { } number => Figures.Answer(number, asOf),
        Shape.Count or Shape.Figure => Figures.Answer(q, asOf),
        Shape.Fact => FactAnswer.Answer(q, asOf),
        Shape.YesNo => YesNo.Answer(q, asOf),
        Shape.Why => Why.Answer(q, asOf),
        Shape.Summary => Summary.Answer(q, asOf),
        _ => throw new ArgumentOutOfRangeException(nameof(q)),
    };

    /// <summary>How many tickets one account has open: from the metric where there are no tickets of it (contracts: vocabulary, "open ticket").</summary>
    private static Question? OpenTicketsOfOne(Question q) =>
        q is { Kind: Kind.Tickets, GroupBy.IsEmpty: true, Against: null, Where: OneOf { Field: Field.Account, Values.Length: 1 }, Records: { Window: null, Tests: [RecordIs { Field: RecordField.Open, Negated: false, Values: ["yes"] }] } }
            ? new Question { Where = q.Where, Scope = Scope.All, Shape = Shape.Figure, Measures = [new Measure(Aggregate.Sum, new Of(AccountNumber.OpenTickets))] } : null;

    private static IEnumerable<string> MoneyNotes(Answer answer, Book book) =>
        answer.Value?.Unit == book.Workspace.Currency || answer.Columns.Any(c => c.Contains("arr") || c.Contains("cost")) ? book.Warnings : [];
}
