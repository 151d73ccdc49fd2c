using CsmBot.Accounts;
using CsmBot.Data;

namespace CsmBot.SuccessPlans;

/// <summary>Writes down what <see cref="Progress"/> finds, after facts have changed.</summary>
public sealed class PlanProgress(Store store)
{
    /// <summary>So many steps are written in one transaction.</summary>
    private const int AtOnce = 500;

    public async Task Run(DateTime now, CancellationToken cancel)
    {
        var book = store.Book;
        var asOf = new AsOf(book, new Moment(now, book.Workspace.TimeZone, book.Workspace));
        var changed = new List<PlanStep>();
        for (var account = 0; account < book.Accounts.Count; account++)
            if (book.Steps.Of(account).Length > 0) changed.AddRange(Progress.Of(asOf, account));
        foreach (var some in changed.Chunk(AtOnce))
            await store.Write(work =>
            {
                // A step stays whose it was: what came by import is overwritten by the next one, which knows as much or more.
                foreach (var step in some)
                    if (work.Find<PlanStep>(step.StepId) is { Origin: not Origin.Removed } had && had.Fact.DoneQuantity < step.DoneQuantity) work.Put(step, had.Origin);
                return 0;
            }, cancel);
    }
}
