using System.Text;

namespace CsmBot.Accounts;

/// <summary>
/// Ids and notes as UTF-8 in megabyte blocks, because millions of .NET strings would take ten times the room. Only ever added to, so snapshots share one.
/// What edits leave behind is let go when the book is built anew, at start.
/// </summary>
internal sealed class TextPool
{
    private const int UnitBits = 2;
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
    public int Add(ReadOnlySpan<byte> id, ReadOnlySpan<byte> notes)
    {
        lock (_adding)
        {
            var (handle, room) = Reserve(id.Length + notes.Length + 8);
            var at = Write(room, 0, id);
            at = Write(room, at, notes);
            _used += (at + 3) & ~3;
            return handle;
        }
    }

    private (int Handle, byte[] Block) Open() => ((_block << UnitsBits) | (_used >> UnitBits), _blocks[_block]);

    private (int Handle, Memory<byte> Room) Reserve(int bytes)
    {
        if (_block < 0 || _used + bytes > _blocks[_block].Length)
        {
            var blocks = _blocks;
            if (++_block == blocks.Length) Array.Resize(ref blocks, blocks.Length * 2);
            blocks[_block] = new byte[Math.Max(1 << BlockBits, bytes)];
            _blocks = blocks;
            _used = 0;
        }
        var (handle, block) = Open();
        return (handle, block.AsMemory(_used));
    }

    private ReadOnlySpan<byte> Entry(int handle) => _blocks[handle >>> UnitsBits].AsSpan((handle & ((1 << UnitsBits) - 1)) << UnitBits);

    private static int Write(Memory<byte> room, int at, ReadOnlySpan<byte> text)
    {
        var span = room.Span;
        var length = (uint)text.Length;
        for (; length >= 0x80; length >>= 7) span[at++] = (byte)(length | 0x80);
        span[at++] = (byte)length;
        text.CopyTo(span[at..]);
        return at + text.Length;
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
