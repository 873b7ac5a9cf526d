using System.Runtime.Serialization;
using System.Text;
using System.Xml;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Services86.Benchmarks.Samples;
using Services86.Http;
using Services86.Soap.Serialization;

namespace Services86.Benchmarks.Envelopes;

/// <summary>Compares our serializer with <see cref="DataContractSerializer"/>, type by type.</summary>
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
    private readonly MemoryStream _wcfOutput = new();
    private readonly DataContractSerializer _wcfSerializer =
        new(typeof(T), ElementName, ServicesVersion.BaseXmlNamespace);
    private readonly ElementSerializer<T> _serializer;
    private readonly byte[] _xml;

    /// <summary>Prepares both serializers.</summary>
    /// <exception cref="InvalidOperationException">The serializers read different values.</exception>
    public TypeBenchmarks()
    {
        var serializers = new TypeSerializers(ServicesVersion.Default);
        _serializer = new ElementSerializer<T>(
            serializers.Name(ElementName, ServicesVersion.BaseXmlNamespace), PartStyle.DetailEntry, serializers);
        _xml = Encoding.UTF8.GetBytes(TextOf(_value));
        if (TextOf(Read()) != TextOf(_value) || TextOf(ReadByDataContractSerializer()) != TextOf(_value))
        {
            throw new InvalidOperationException($"The serializers read different values of {typeof(T)}.");
        }
    }

    /// <summary>Reads with our serializer.</summary>
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

    /// <summary>Reads with WCF's serializer.</summary>
    [Benchmark]
    [BenchmarkCategory("Read")]
    public T ReadByDataContractSerializer()
    {
        using var reader = XmlDictionaryReader.CreateTextReader(_xml, XmlDictionaryReaderQuotas.Max);
        return (T)_wcfSerializer.ReadObject(reader)!;
    }

    /// <summary>Writes with our serializer.</summary>
    [Benchmark(Baseline = true)]
    [BenchmarkCategory("Write")]
    public int Write()
    {
        using var output = new PooledBuffer(2048);
        _serializer.Write(new Utf8XmlWriter(output), _value);
        return output.Length;
    }

    /// <summary>Writes with WCF's serializer.</summary>
    [Benchmark]
    [BenchmarkCategory("Write")]
    public long WriteByDataContractSerializer()
    {
        _wcfOutput.SetLength(0);
        using (var writer = XmlDictionaryWriter.CreateTextWriter(_wcfOutput, Encoding.UTF8, ownsStream: false))
        {
            _wcfSerializer.WriteObject(writer, _value);
        }

        return _wcfOutput.Length;
    }

    private string TextOf(T value)
    {
        using var output = new PooledBuffer(2048);
        _serializer.Write(new Utf8XmlWriter(output), value);
        return Encoding.UTF8.GetString(output.Written.Span);
    }
}
