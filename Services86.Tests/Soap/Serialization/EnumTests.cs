using Services86.Tests.Support;

namespace Services86.Tests.Soap.Serialization;

internal sealed class EnumTests
{
    private const string TableRights =
        "names, separated by spaces, of Select, Update, Insert, Delete, Filtering, RestrictedUpdate";
    private const string RoleTypes = "one of Employee, ExternalUser, Anonymous, System";

    [TestCase("", ETableRight.None)]
    [TestCase(" \n ", ETableRight.None)]
    [TestCase("Select", ETableRight.Select)]
    [TestCase("Select Update", ETableRight.Select | ETableRight.Update)]
    [TestCase("Update Select", ETableRight.Select | ETableRight.Update)]
    [TestCase("Select Select", ETableRight.Select)]
    [TestCase("\n\tSelect\r\n  RestrictedUpdate ", ETableRight.Select | ETableRight.RestrictedUpdate)]
    public void Flags_are_read(string content, ETableRight expected)
    {
        Assert.That(WireElement.ReadContent<ETableRight>(content), Is.EqualTo(expected));
    }

    [TestCase("None", "'None'")]
    [TestCase("select", "'select'")]
    [TestCase("Select, Update", "'Select, Update'")]
    [TestCase("3", "'3'")]
    [TestCase("Select Drop", "'Select Drop'")]
    public void An_unknown_flag_is_rejected(string content, string found)
    {
        Assert.That(
            () => WireElement.ReadContent<ETableRight>(content),
            Refuses.Content("ETableRight", 1, TableRights, found));
    }

    [TestCase("Employee", RoleType.Employee)]
    [TestCase(" System\n", RoleType.System)]
    public void A_name_is_read(string content, RoleType expected)
    {
        Assert.That(WireElement.ReadContent<RoleType>(content), Is.EqualTo(expected));
    }

    [TestCase("", "nothing")]
    [TestCase(" ", "' '")]
    [TestCase("Boss", "'Boss'")]
    [TestCase("0", "'0'")]
    [TestCase("Employee System", "'Employee System'")]
    public void An_unknown_name_is_rejected(string content, string found)
    {
        Assert.That(() => WireElement.ReadContent<RoleType>(content), Refuses.Content("RoleType", 1, RoleTypes, found));
    }

    [TestCase(ETableRight.Select, ">Select<")]
    [TestCase(ETableRight.Delete | ETableRight.Select | ETableRight.Insert, ">Select Insert Delete<")]
    [TestCase(ETableRight.None, "\"/>")]
    public void Flags_are_written_in_the_order_of_the_contract(ETableRight value, string expected)
    {
        Assert.That(WireElement.Write(value), Does.Contain(expected));
    }

    [Test]
    public void A_value_without_a_name_is_not_written()
    {
        Assert.That(
            () => WireElement.Write((RoleType)9),
            Throws.InvalidOperationException.With.Message.EqualTo(
                "9 is no member of Services86.RoleType with [EnumMember]."));
        Assert.That(
            () => WireElement.Write((ETableRight)65),
            Throws.InvalidOperationException.With.Message.EqualTo(
                "65 has bits that are no member of Services86.ETableRight."));
    }
}
