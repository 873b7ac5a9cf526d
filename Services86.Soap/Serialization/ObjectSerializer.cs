using Services86.Description;

namespace Services86.Soap.Serialization;

/// <summary>Reads and writes a class or structure: one element for each member.</summary>
internal sealed class ObjectSerializer<T>(ObjectDescription description, TypeSerializers serializers)
    : TypeSerializer<T>
    where T : new()
{
    private readonly ElementsSerializer<T> _members = new(
    [
        .. from member in description.Members
           select PropertySerializer.Create<T>(
               member.Property,
               serializers.Name(member.Name, member.DeclaringType.XmlNamespace, member.IsSecret),
               PartStyle.Inner,
               serializers)
    ]);

    public override string ContentNamespace => description.XmlNamespace;

    public override T Read(ContentReader reader)
    {
        var value = new T();
        _members.Read(reader, ref value);
        return value;
    }

    public override T Read(ContentReader reader, XsiType type)
    {
        if (!type.IsMap)
        {
            return type.Name == description.Name || type.IsStruct || type.IsAny
                ? Read(reader)
                : throw type.Contradicts(reader, description.Name);
        }

        var value = new T();
        _members.ReadMap(reader, ref value);
        return value;
    }

    public override void WriteContent(Utf8XmlWriter writer, T value) => _members.Write(writer, ref value);

    public override bool IsEmpty(T value) => _members.Count == 0;
}
