using System.Runtime.Serialization;

namespace Services86.Tests.Support;

/// <summary>A carrier with a member of each supported type, even of types that no contract uses yet.</summary>
[DataContract(Namespace = ServicesVersion.BaseXmlNamespace)]
public sealed class EveryType
{
    [DataMember(Order = 0)]
    public string? Text { get; set; }

    [DataMember(Order = 1)]
    public int Number { get; set; }

    [DataMember(Order = 2)]
    public short Small { get; set; }

    [DataMember(Order = 3)]
    public bool Yes { get; set; }

    [DataMember(Order = 4)]
    public double Fraction { get; set; }

    [DataMember(Order = 5)]
    public DateTime Moment { get; set; }

    [DataMember(Order = 6)]
    public byte[]? Bytes { get; set; }

    [DataMember(Order = 7)]
    public string?[]? Texts { get; set; }

    [DataMember(Order = 8)]
    public int[]? Numbers { get; set; }

    [DataMember(Order = 9)]
    public double[]? Fractions { get; set; }

    [DataMember(Order = 10)]
    public DateTime[]? Moments { get; set; }

    [DataMember(Order = 11)]
    public RoleType[]? Enumerations { get; set; }

    [DataMember(Order = 12)]
    public ServiceAuth?[]? Objects { get; set; }

    [DataMember(Order = 13)]
    public SoExtraInfo? Pairs { get; set; }
}
