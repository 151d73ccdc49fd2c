using System.Collections.Frozen;
using CsvHelper;

namespace CsmBot.Import;

/// <summary>
/// A data file read record by record, with the physical line each starts on. A record whose quotes go wrong costs its first line only: reading goes on
/// with the line after it, so that one stray quote does not swallow the rows that follow.
/// </summary>
internal sealed class CsvFile : IDisposable
{
    private const int MaxRecord = 1 << 20;

    private readonly FileStream _stream;
    private readonly FrozenDictionary<string, int> _columns;
    private CsvReader _reader;
    private string? _malformed;

    private bool _hasSwallowedLines;

    // Where the part of the file begins that _reader reads.
    private long _partStart, _partLine;

    public CsvFile(string path)
    {
        _stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        IsUtf16 = (_stream.ReadByte(), _stream.ReadByte()) is (0xFF, 0xFE) or (0xFE, 0xFF);
        _reader = Part(0, 1, hasHeader: true);
        _reader.ReadHeader();
        Header = [.. _reader.Headers.ToArray().Select(h => h.Trim().ToLowerInvariant())];
        _columns = Header.Index().DistinctBy(h => h.Item).ToFrozenDictionary(h => h.Item, h => h.Index);
    }

    public IReadOnlyList<string> Header { get; }

    /// <summary>True when the file starts with a mark of UTF-16, as some spreadsheets write "Unicode".</summary>
    public bool IsUtf16 { get; }

    /// <summary>The physical line, counted from 1, on which the current record starts.</summary>
    public long Line { get; private set; }

    /// <summary>What is wrong with the current record's form; null when its cells can be read.</summary>
    public string? Malformed { get; private set; }

    /// <summary>The text of a column of the current record; null when the file has no such column.</summary>
    public string? Cell(string column) => _columns.TryGetValue(column, out var index) ? _reader.GetString(index) : null;

    public bool Read()
    {
        if (_hasSwallowedLines) GoOnAfter(Line);
        (_malformed, _hasSwallowedLines) = (null, false);
        try
        {
            if (!_reader.Read()) return false;
            (Line, Malformed) = (_partLine + _reader.LineNumber - 1, _malformed ?? WrongCount());
            _hasSwallowedLines = Malformed is not null && _reader.RawRecord.IndexOfAny((byte)'\n', (byte)'\r') >= 0;
        }
        catch (CsvFormatException error)
        {
            (Line, Malformed) = (_partLine + error.LineNumber - 1, $"a record of more than {MaxRecord >> 20} MiB; a quote is probably not closed");
            _hasSwallowedLines = true;
        }
        return true;
    }

    public void Dispose()
    {
        _reader.Dispose();
        _stream.Dispose();
    }

    private string? WrongCount() => _reader.FieldCount == Header.Count ? null : $"has {_reader.FieldCount} fields where the header has {Header.Count}";

    private CsvReader Part(long start, long line, bool hasHeader)
    {
        (_partStart, _partLine, _stream.Position) = (start, line, start);
        return CsvReader.Create(_stream, new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = hasHeader,
            TrackLineNumbers = true,
            MaxRecordSize = MaxRecord,
            OnMalformedRecord = record => _malformed ??= record.Reason switch
            {
                CsvMalformedReason.UnterminatedQuote => "a quote is not closed",
                CsvMalformedReason.TextAfterClosingQuote => "text follows a closing quote",
                CsvMalformedReason.StrayQuote => "a quote stands inside a field that is not quoted",
                _ => "is no RFC 4180 record",
            },
        }, leaveOpen: true);
    }

    private void GoOnAfter(long line)
    {
        _reader.Dispose();
        _stream.Position = _partStart;
        var bytes = new BufferedStream(_stream, 1 << 16);
        var at = _partStart;
        for (var left = line - _partLine + 1; left > 0;)
        {
            var b = bytes.ReadByte();
            if (b < 0) break;
            at++;
            if (b is not ('\n' or '\r')) continue;
            left--;
            if (b != '\r') continue;
            if (bytes.ReadByte() == '\n') at++;
            else bytes.Position = at;
        }
        _reader = Part(at, line + 1, hasHeader: false);
    }
}
