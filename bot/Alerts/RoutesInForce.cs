using CsmBot.Accounts;
using Directory = CsmBot.Understanding.Names.Directory;

namespace CsmBot.Alerts;

/// <summary>The routes of a file, read again when it changes. A bad edit keeps the last good ones, those of a file that was never good are the usual ones; <see cref="Problem"/> tells either.</summary>
public sealed partial class RoutesInForce(string file, Func<Book> book, Func<Book, Directory> names, ILogger log)
{
    private readonly Lock _reading = new();
    private IReadOnlyList<Route>? _routes;
    private DateTime _readAt;

    public string? Problem { get; private set; }

    public IReadOnlyList<Route> Routes()
    {
        lock (_reading)
        {
            var written = File.Exists(file) ? File.GetLastWriteTimeUtc(file) : DateTime.MinValue;
            if (_routes is not null && written == _readAt) return _routes;
            _readAt = written;
            var current = book();
            var moment = new Moment(written, current.Workspace.TimeZone, current.Workspace);
            var (routes, mistakes) = File.Exists(file)
                ? RouteFile.Read(File.ReadAllText(file), file, when => WatchWords.Read(when, moment, names(current)).Problem)
                : ([], [$"{file}: there is no such file"]);
            Problem = mistakes.Count == 0 ? null : string.Join(Environment.NewLine, mistakes);
            if (Problem is null) return _routes = routes;
            Bad(log, Problem);
            return _routes ??= AlertPolicy.UsualRoutes;
        }
    }

    [LoggerMessage(LogLevel.Error, "The alert routes stay as they were:\n{Problem}")]
    private static partial void Bad(ILogger log, string problem);
}
