using System.Collections.Concurrent;
using Services86.Description;

namespace Services86.Soap.Serialization;

/// <summary>The serializers of the types in the messages of a contract, each created on first use.</summary>
internal sealed class TypeSerializers
{
    private const string HeaderPrefix = "h";

    private readonly ConcurrentDictionary<Type, TypeSerializer> _serializers = new();

    private readonly ServicesVersion _version;

    /// <summary>Creates the serializers of a contract in the namespace of its version.</summary>
    /// <param name="version">The version of the contract.</param>
    public TypeSerializers(ServicesVersion version)
        : this(version, version.XmlNamespace)
    {
    }

    /// <summary>Creates the serializers of a contract.</summary>
    /// <param name="version">The version of the contract.</param>
    /// <param name="messageNamespace">The namespace of the contract.</param>
    public TypeSerializers(ServicesVersion version, string messageNamespace)
    {
        _version = version;
        MessageNamespace = messageNamespace;
        Prefixes = new XmlPrefixes(messageNamespace);
        HeaderDeclaration = XmlPrefixes.Declare(HeaderPrefix, messageNamespace);
    }

    /// <summary>Gets the namespace of the contract.</summary>
    public string MessageNamespace { get; }

    /// <summary>Gets the prefixes in the messages.</summary>
    public XmlPrefixes Prefixes { get; }

    /// <summary>Gets the declaration of the prefix of header blocks.</summary>
    public byte[] HeaderDeclaration { get; }

    /// <summary>Creates the name of an element in a message.</summary>
    public ElementName Name(string localName, string xmlNamespace, bool isSecret = false) =>
        new(localName, xmlNamespace, Prefixes.Of(xmlNamespace), isSecret);

    /// <summary>Creates the name of a header block.</summary>
    public ElementName HeaderName(string localName, bool isSecret = false) =>
        new(localName, MessageNamespace, HeaderPrefix, isSecret);

    /// <summary>Returns the serializer of a type.</summary>
    /// <exception cref="NotSupportedException">The type has no data contract.</exception>
    public TypeSerializer<T> Get<T>() => (TypeSerializer<T>)_serializers.GetOrAdd(typeof(T), Create);

    private TypeSerializer Create(Type type) => TypeDescription.Of(type, _version) switch
    {
        PrimitiveDescription => CreatePrimitive(type),
        EnumDescription description => Make(typeof(EnumSerializer<>), [type], description),
        ListDescription description => Make(
            typeof(ListSerializer<>), [description.Item.ClrType], description, this),
        DictionaryDescription description => Make(
            typeof(DictionarySerializer<,>), [type, description.Value.ClrType], description, this),
        ObjectDescription description => Make(typeof(ObjectSerializer<>), [type], description, this),
        var other => throw new NotSupportedException($"{other} has no serializer."),
    };

    private static TypeSerializer Make(Type generic, Type[] types, params object[] arguments) =>
        (TypeSerializer)Activator.CreateInstance(generic.MakeGenericType(types), arguments)!;

    private static TypeSerializer CreatePrimitive(Type type) =>
        type == typeof(string) ? new StringSerializer()
        : type == typeof(int) ? new IntegerSerializer<int>("int")
        : type == typeof(short) ? new IntegerSerializer<short>("short")
        : type == typeof(bool) ? new BooleanSerializer()
        : type == typeof(double) ? new DoubleSerializer()
        : type == typeof(DateTime) ? new DateTimeSerializer()
        : type == typeof(byte[]) ? new Base64Serializer()
        : throw new NotSupportedException($"{type} has no serializer.");
}
