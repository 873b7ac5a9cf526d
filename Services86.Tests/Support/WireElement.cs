using System.Reflection;
using System.Text;
using Services86.Http;
using Services86.Soap.Serialization;

namespace Services86.Tests.Support;

/// <summary>Writes and reads a value as the root element of a document, with the name of its type.</summary>
internal static class WireElement
{
    /// <summary>Writes a value as a whole document.</summary>
    public static string Write(object value) => (string)Call(nameof(WriteTyped), value.GetType(), value)!;

    /// <summary>Writes a value, nil included, as it stands in a place of a message.</summary>
    public static string Write<T>(T value, PartStyle style = PartStyle.DetailEntry) =>
        Write(value, style, ServicesVersion.Default);

    /// <summary>Writes a value as an older or newer version of the services has it.</summary>
    public static string Write<T>(T value, ServicesVersion version) => Write(value, PartStyle.DetailEntry, version);

    /// <summary>Reads a document as a value of a type.</summary>
    public static object? Read(Type type, string xml) => Call(nameof(ReadTyped), type, xml);

    /// <summary>Reads a document as a value of a type.</summary>
    public static T Read<T>(string xml) => Read<T>(Encoding.UTF8.GetBytes(xml));

    /// <summary>Reads a document as a value of a type.</summary>
    public static T Read<T>(byte[] xml, ServicesVersion? version = null)
    {
        var reader = ContentReader.Open(xml, 0, xml.Length);
        reader.Xml.MoveToContent();
        reader.Enter(NameOf<T>());
        var value = Serializer<T>(PartStyle.DetailEntry, version ?? ServicesVersion.Default).Read(reader);
        reader.Leave();
        reader.Close();
        return value;
    }

    /// <summary>Reads an element that holds some text.</summary>
    public static T ReadContent<T>(string content, ServicesVersion? version = null) =>
        Read<T>(Encoding.UTF8.GetBytes($"<{NameOf<T>()}>{content}</{NameOf<T>()}>"), version);

    private static string WriteTyped<T>(T value) => Write(value);

    private static object? ReadTyped<T>(string xml) => Read<T>(xml);

    private static string Write<T>(T value, PartStyle style, ServicesVersion version)
    {
        using var output = new PooledBuffer(0);
        Serializer<T>(style, version).Write(new Utf8XmlWriter(output), value);
        return Encoding.UTF8.GetString(output.Written.Span);
    }

    private static ElementSerializer<T> Serializer<T>(PartStyle style, ServicesVersion version)
    {
        var serializers = new TypeSerializers(version);
        var name = style == PartStyle.HeaderBlock
            ? serializers.HeaderName(NameOf<T>())
            : serializers.Name(NameOf<T>(), version.XmlNamespace);
        return new ElementSerializer<T>(name, style, serializers);
    }

    private static string NameOf<T>() => typeof(T).Name.TrimEnd('[', ']');

    private static object? Call(string method, Type type, object argument) => typeof(WireElement)
        .GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
        .MakeGenericMethod(type)
        .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [argument], null);
}
