namespace CsmBot.SuccessPlans;

/// <summary>The templates of a file, read again when it changes; a bad edit keeps the last good ones and is told once.</summary>
/// <param name="tell">Told of each bad edit.</param>
public sealed class PlanTemplates(string file, Action<string>? tell = null)
{
    private readonly Lock _reading = new();
    private DateTime _written;
    private IReadOnlyList<PlanTemplate>? _read;

    /// <summary>The templates as they are now.</summary>
    public IReadOnlyList<PlanTemplate> Now
    {
        get
        {
            lock (_reading)
            {
                var written = File.Exists(file) ? File.GetLastWriteTimeUtc(file) : DateTime.MinValue;
                if (_read is not null && written == _written) return _read;
                _written = written;
                try { _read = File.Exists(file) ? PlanTemplateFile.Read(File.ReadAllText(file), file) : _read ?? []; }
                catch (Exception problem) when (problem is PlanTemplateException or IOException)
                {
                    tell?.Invoke(problem.Message);
                    _read ??= [];
                }
                return _read;
            }
        }
    }
}
