using System.Runtime.Serialization;
using Services86.Tests.Support;

namespace Services86.Tests.Soap.Serialization;

/// <summary>Tests enumeration values in versions that lack some of them.</summary>
internal sealed class EnumVersionTests
{
    [Flags]
    [DataContract]
    private enum Rights
    {
        [EnumMember]
        Read = 1,

        [EnumMember]
        Write = 2,

        [EnumMember, IntroducedIn(87)]
        Share = 4,

        [EnumMember, IntroducedIn(88)]
        Restore = 8,
    }

    [Flags]
    [DataContract]
    private enum RightsWithNone
    {
        [EnumMember]
        None = 0,

        [EnumMember, IntroducedIn(87)]
        Share = 4,
    }

    [DataContract]
    private enum State
    {
        [EnumMember]
        Open = 0,

        [EnumMember, IntroducedIn(86, Fallback = Open)]
        Waiting = 1,

        [EnumMember, IntroducedIn(88, Fallback = Waiting)]
        Postponed = 2,
    }

    [TestCase(84, "Static")]
    [TestCase(85, "Static")]
    [TestCase(86, "Hidden")]
    public void Hidden_is_written_as_Static_before_version_86(int number, string expected)
    {
        Assert.That(Write(CredentialControlType.Hidden, number), Does.Contain($">{expected}<"));
    }

    [TestCase(85, State.Waiting, "Open")]
    [TestCase(86, State.Waiting, "Waiting")]
    [TestCase(87, State.Postponed, "Waiting")]
    [TestCase(88, State.Postponed, "Postponed")]
    public void A_value_that_the_version_lacks_is_written_as_its_fallback(int number, object value, string expected)
    {
        Assert.That(Write((State)value, number), Does.Contain($">{expected}<"));
    }

    [TestCase(86, Rights.Read | Rights.Share | Rights.Write, ">Read Write<")]
    [TestCase(86, Rights.Share | Rights.Restore, "\"/>")]
    [TestCase(86, Rights.Share, "\"/>")]
    [TestCase(87, Rights.Share | Rights.Restore, ">Share<")]
    [TestCase(88, Rights.Share | Rights.Restore, ">Share Restore<")]
    public void A_flag_that_the_version_lacks_is_omitted(int number, object value, string expected)
    {
        Assert.That(Write((Rights)value, number), Does.Contain(expected));
    }

    [Test]
    public void The_name_of_zero_is_written_when_every_flag_is_omitted()
    {
        Assert.That(Write(RightsWithNone.Share, 86), Does.Contain(">None<"));
    }

    [Test]
    public void An_undefined_bit_is_not_written()
    {
        Assert.That(
            () => Write((Rights)(16 + 4 + 1), 86),
            Throws.InvalidOperationException.With.Message.Contains("has bits that are no member of"));
    }

    [Test]
    public void A_value_that_the_version_lacks_is_not_read()
    {
        Assert.That(
            () => WireElement.ReadContent<CredentialControlType>("Hidden", ServicesVersion.Services85),
            Refuses.Content("CredentialControlType", 1, "one of Static, Edit, Password, Link", "'Hidden'"));
    }

    private static string Write<T>(T value, int number) =>
        WireElement.Write(value, ServicesVersion.Known.Single(version => version.Number == number));
}
