using System.Globalization;
using System.Text;
using Services86.Description;
using Services86.Http;

namespace Services86.Soap.Serialization;

/// <summary>Reads and writes an enumeration by name; flags as names separated by white space.</summary>
internal sealed class EnumSerializer<T> : SimpleTypeSerializer<T>
    where T : struct, Enum
{
    private readonly EnumDescription _description;
    private readonly Dictionary<string, long> _values;
    private readonly Dictionary<string, long>.AlternateLookup<ReadOnlySpan<char>> _valuesBySpan;
    private readonly Dictionary<T, byte[]> _names = [];
    private readonly long _laterFlags;

    public EnumSerializer(EnumDescription description)
        : base(description.Name, SimpleTypes.Text)
    {
        _description = description;
        _values = description.Members.ToDictionary(m => m.Name, m => m.Value, StringComparer.Ordinal);
        _valuesBySpan = _values.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var member in description.Members)
        {
            _names.TryAdd(ToEnum(member.Value), Encoding.UTF8.GetBytes(member.Name));
        }

        if (description.IsFlags)
        {
            _laterFlags = Union(description.Substitutes.Keys) & ~Union(_values.Values);
            return;
        }

        foreach (var (later, written) in description.Substitutes)
        {
            _names.Add(ToEnum(later), _names[ToEnum(written)]);
        }
    }

    public override T Read(ContentReader reader)
    {
        var text = reader.ReadText();
        var value = 0L;
        var count = 0;
        foreach (var range in text.AsSpan().SplitAny([' ', '\t', '\n', '\r']))
        {
            var name = text.AsSpan(range);
            if (name.IsEmpty)
            {
                continue;
            }

            if (!_valuesBySpan.TryGetValue(name, out var member) || (count > 0 && !_description.IsFlags))
            {
                throw Invalid(reader, text);
            }

            value |= member;
            count++;
        }

        return count > 0 || _description.IsFlags ? ToEnum(value) : throw Invalid(reader, text);
    }

    public override void WriteContent(Utf8XmlWriter writer, T value)
    {
        if (_names.TryGetValue(value, out var name))
        {
            writer.WriteRaw(name);
        }
        else if (_description.IsFlags)
        {
            WriteFlags(writer, ToKnownFlags(value));
        }
        else
        {
            throw new InvalidOperationException($"{value} is no member of {typeof(T)} with [EnumMember].");
        }
    }

    public override bool IsEmpty(T value) =>
        _description.IsFlags
        && (EqualityComparer<T>.Default.Equals(value, default) || (_laterFlags != 0 && ToKnownFlags(value) == 0))
        && !_names.ContainsKey(default);

    private static T ToEnum(long value) => (T)Enum.ToObject(typeof(T), value);

    private static long Union(IEnumerable<long> flags) => flags.Aggregate(0L, (union, flag) => union | flag);

    private long ToKnownFlags(T value) => Convert.ToInt64(value, CultureInfo.InvariantCulture) & ~_laterFlags;

    private void WriteFlags(Utf8XmlWriter writer, long value)
    {
        if (value == 0 && _names.TryGetValue(default, out var none))
        {
            writer.WriteRaw(none);
            return;
        }

        var rest = value;
        foreach (var member in _description.Members)
        {
            if (member.Value == 0 || (rest & member.Value) != member.Value)
            {
                continue;
            }

            if (rest != value)
            {
                writer.WriteRaw(" "u8);
            }

            writer.WriteText(member.Name);
            rest &= ~member.Value;
        }

        if (rest != 0)
        {
            throw new InvalidOperationException($"{value} has bits that are no member of {typeof(T)}.");
        }
    }

    private RequestRejectedException Invalid(ContentReader reader, string text) => reader.Invalid(
        (_description.IsFlags ? "names, separated by spaces, of " : "one of ") + string.Join(", ", _values.Keys),
        reader.Quote(text));
}
