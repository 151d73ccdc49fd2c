using System.Runtime.CompilerServices;
using CsmBot.Data;
using CsmBot.Data.Engines;

namespace CsmBot.Commands.Checks;

/// <summary><c>check store</c>: can the database that <c>--data</c> names be used as it is? Unlike a start it makes nothing.</summary>
internal static class StoreCheck
{
    public static async IAsyncEnumerable<Finding> Run(string data, [EnumeratorCancellation] CancellationToken cancel)
    {
        Engine? engine = null;
        Finding? problem = null;
        try { engine = Engine.Of(data); }
        catch (StoreProblem wrong) { problem = Finding.Wrong("settings", wrong.Message); }
        if (problem is not null) yield return problem;
        if (engine is null) yield break;
        using (engine)
        await using (var looked = engine.Look().GetAsyncEnumerator(cancel))
            while (await Next(engine, looked) is { } finding)
            {
                yield return finding;
                if (finding.Check == Failed) yield break;
            }
    }

    private const string Failed = "usable";

    private static async Task<Finding?> Next(Engine engine, IAsyncEnumerator<Looked> looked)
    {
        try { return await looked.MoveNextAsync() ? new Finding(looked.Current.What, looked.Current.IsRight, looked.Current.Says) : null; }
        catch (StoreProblem problem) { return Finding.Wrong(Failed, problem.Message); }
        catch (Exception error) when (engine.Problem(error) is { } problem) { return Finding.Wrong(Failed, problem.Message); }
    }
}
