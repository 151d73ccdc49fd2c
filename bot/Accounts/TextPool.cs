using System.Text;

namespace CsmBot.Accounts;

/// <summary>
/// Ids and notes as UTF-8 in megabyte blocks, because millions of .NET strings would take ten times the room. Only ever added to, so snapshots share one.
/// What edits leave behind is let go when the book is built anew, at start.
/// </summary>
internal sealed class TextPool
{
    private const int UnitBits = 2;
    private const int Unit = 1 << UnitBits;
    private const int Prefixes = 10 + Unit;   // two lengths of at most five bytes, and the way to the next unit
    private const int BlockBits = 20;
    private const int UnitsBits = BlockBits - UnitBits;
    private readonly Lock _adding = new();
    private volatile byte[][] _blocks = new byte[16][];
    private int _block = -1;
    private int _used;

    public string IdOf(int handle) => Encoding.UTF8.GetString(Id(handle));

    public string? NotesOf(int handle)
    {
        var entry = Entry(handle);
        var id = Read(ref entry);
        entry = entry[id..];
        var notes = Read(ref entry);
        return notes == 0 ? null : Encoding.UTF8.GetString(entry[..notes]);
    }

    public ReadOnlySpan<byte> Id(int handle)
    {
        var entry = Entry(handle);
        var length = Read(ref entry);
        return entry[..length];
    }

    /// <summary>A handle for the pair; safe to call from several threads.</summary>
    public int Add(string id, string? notes)
    {
        var (idLength, notesLength) = (Encoding.UTF8.GetByteCount(id), notes is null ? 0 : Encoding.UTF8.GetByteCount(notes));
        lock (_adding)
        {
            Reserve(idLength + notesLength + Prefixes);
            var handle = (_block << UnitsBits) | (_used >> UnitBits);
            var end = Write(_blocks[_block], Write(_blocks[_block], _used, id, idLength), notes, notesLength);
            _used = (end + Unit - 1) & ~(Unit - 1);
            return handle;
        }
    }

    private void Reserve(int bytes)
    {
        if (_block >= 0 && _used + bytes <= _blocks[_block].Length) return;
        var blocks = _blocks;
        if (++_block == blocks.Length) Array.Resize(ref blocks, blocks.Length * 2);
        blocks[_block] = new byte[Math.Max(1 << BlockBits, bytes)];
        _blocks = blocks;
        _used = 0;
    }

    private ReadOnlySpan<byte> Entry(int handle) => _blocks[handle >>> UnitsBits].AsSpan((handle & ((1 << UnitsBits) - 1)) << UnitBits);

    private static int Write(byte[] block, int at, string? text, int length)
    {
        var left = (uint)length;
        for (; left >= 0x80; left >>= 7) block[at++] = (byte)(left | 0x80);
        block[at++] = (byte)left;
        return at + Encoding.UTF8.GetBytes(text, block.AsSpan(at, length));
    }

    private static int Read(ref ReadOnlySpan<byte> entry)
    {
        int value = 0, shift = 0, i = 0;
        for (; entry[i] >= 0x80; i++, shift += 7) value |= (entry[i] & 0x7F) << shift;
        value |= entry[i] << shift;
        entry = entry[(i + 1)..];
        return value;
    }
}
