using System.Runtime.Serialization;
using System.Text;
using System.Xml;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Services86.Benchmarks.Samples;
using Services86.Http;
using Services86.Soap.Serialization;

namespace Services86.Benchmarks.Envelopes;

/// <summary>What does it cost to read and write a type, and what does it cost WCF's serializer?</summary>
[GenericTypeArguments(typeof(ServiceAuth))]
[GenericTypeArguments(typeof(UntrustedCredentials))]
[GenericTypeArguments(typeof(EMailAccount))]
[GenericTypeArguments(typeof(UserInfo[]))]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class TypeBenchmarks<T>
{
    private const string ElementName = "Value";

    private readonly T _value = SampleRecords.Of<T>();
    private readonly DataContractSerializer _judge = new(typeof(T), ElementName, ServicesVersion.BaseXmlNamespace);
    private readonly MemoryStream _judgesOutput = new();
    private readonly ElementSerializer<T> _serializer;
    private readonly byte[] _xml;

    /// <summary>Prepares both serializers.</summary>
    /// <exception cref="InvalidOperationException">They do not read the same.</exception>
    public TypeBenchmarks()
    {
        var serializers = new TypeSerializers(ServicesVersion.Default);
        _serializer = new ElementSerializer<T>(
            serializers.Name(ElementName, ServicesVersion.BaseXmlNamespace), PartStyle.DetailEntry, serializers);
        _xml = Encoding.UTF8.GetBytes(TextOf(_value));
        if (TextOf(Read()) != TextOf(_value) || TextOf(ReadByDataContractSerializer()) != TextOf(_value))
        {
            throw new InvalidOperationException($"The serializers do not read {typeof(T)} as the same.");
        }
    }

    /// <summary>Reads by our serializer.</summary>
    [Benchmark(Baseline = true)]
    [BenchmarkCategory("Read")]
    public T Read()
    {
        var reader = ContentReader.Open(_xml, 0, _xml.Length);
        reader.Xml.MoveToContent();
        reader.Enter(ElementName);
        var value = _serializer.Read(reader);
        reader.Leave();
        reader.Close();
        return value;
    }

    /// <summary>Reads by WCF's serializer.</summary>
    [Benchmark]
    [BenchmarkCategory("Read")]
    public T ReadByDataContractSerializer()
    {
        using var reader = XmlDictionaryReader.CreateTextReader(_xml, XmlDictionaryReaderQuotas.Max);
        return (T)_judge.ReadObject(reader)!;
    }

    /// <summary>Writes by our serializer.</summary>
    [Benchmark(Baseline = true)]
    [BenchmarkCategory("Write")]
    public int Write()
    {
        using var output = new PooledBuffer(2048);
        _serializer.Write(new Utf8XmlWriter(output), _value);
        return output.Length;
    }

    /// <summary>Writes by WCF's serializer.</summary>
    [Benchmark]
    [BenchmarkCategory("Write")]
    public long WriteByDataContractSerializer()
    {
        _judgesOutput.SetLength(0);
        using (var writer = XmlDictionaryWriter.CreateTextWriter(_judgesOutput, Encoding.UTF8, ownsStream: false))
        {
            _judge.WriteObject(writer, _value);
        }

        return _judgesOutput.Length;
    }

    private string TextOf(T value)
    {
        using var output = new PooledBuffer(2048);
        _serializer.Write(new Utf8XmlWriter(output), value);
        return Encoding.UTF8.GetString(output.Written.Span);
    }
}
