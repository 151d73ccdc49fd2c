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
    private readonly int _columnCount;
    private CsvReader _reader;
    private string? _malformed;

    // Where the part that _reader reads begins, and how far it was read.
    private long _partStart, _partLine, _end;

    public CsvFile(string path)
    {
        _stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
        _reader = Part(0, 1, hasHeader: true);
        if (_stream.Length >= 2 && FirstTwoBytes() is (0xFF, 0xFE) or (0xFE, 0xFF)) Header = [];
        else
        {
            _reader.ReadHeader();
            Header = [.. _reader.Headers.ToArray().Select(h => h.Trim().ToLowerInvariant())];
        }
        _columnCount = Header.Count;
        _columns = Header.Index().DistinctBy(h => h.Item).ToFrozenDictionary(h => h.Item, h => h.Index);
        IsUtf16 = _stream.Length >= 2 && Header.Count == 0;
    }

    public IReadOnlyList<string> Header { get; }

    public bool IsUtf16 { get; }

    /// <summary>The physical line, counted from 1, on which the current record starts.</summary>
    public long Line { get; private set; }

    /// <summary>What is wrong with the current record's form; null when its cells can be read.</summary>
    public string? Malformed { get; private set; }

    /// <summary>The text of a column of the current record; null when the file has no such column.</summary>
    public string? Cell(string column) => _columns.TryGetValue(column, out var index) ? _reader.GetString(index) : null;

    public bool Read()
    {
        if (Malformed is not null) SkipLine();
        _malformed = null;
        try
        {
            if (!_reader.Read()) return false;
            (Line, Malformed) = (_partLine + _reader.LineNumber - 1, _malformed ?? WrongCount());
            _end = _partStart + _reader.ByteOffset + (Malformed is null ? _reader.RawRecord.Length : 0);
        }
        catch (CsvFormatException error)
        {
            (Line, Malformed) = (_partLine + error.LineNumber - 1, $"a record of more than {MaxRecord >> 20} MiB; a quote is probably not closed");
        }
        return true;
    }

    public void Dispose()
    {
        _reader.Dispose();
        _stream.Dispose();
    }

    private string? WrongCount() => _reader.FieldCount == _columnCount ? null : $"has {_reader.FieldCount} fields where the header has {_columnCount}";

    private CsvReader Part(long start, long line, bool hasHeader)
    {
        (_partStart, _partLine, _end, _stream.Position) = (start, line, start, start);
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

    // Goes on behind the first line of the record that starts at _end (line breaks before it belong to the record before, or are empty lines).
    private void SkipLine()
    {
        _reader.Dispose();
        _stream.Position = _end;
        var bytes = new BufferedStream(_stream, 4096);
        int b;
        var (at, content) = (_end, false);
        while ((b = bytes.ReadByte()) >= 0)
        {
            at++;
            var isBreak = b is '\n' or '\r';
            if (isBreak && content)
            {
                if (b == '\r' && bytes.ReadByte() == '\n') at++;
                break;
            }
            content |= !isBreak;
        }
        Malformed = null;
        _reader = Part(at, Line + 1, hasHeader: false);
    }

    private (int, int) FirstTwoBytes()
    {
        var two = (_stream.ReadByte(), _stream.ReadByte());
        _stream.Position = 0;
        return two;
    }
}
