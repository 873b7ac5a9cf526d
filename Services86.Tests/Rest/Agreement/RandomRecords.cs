using FsCheck;
using FsCheck.Fluent;

namespace Services86.Tests.Rest.Agreement;

/// <summary>Generates records: most are valid, some are not.</summary>
internal static class RandomRecords
{
    private static readonly Gen<char> Character = Gen.Frequency(
        (6, Gen.Choose(' ', '~').Select(code => (char)code)),
        (3, Gen.Elements([.. "<>&'\"\\]]>/{}%+=;:[] \t\r\n\u0085\u2028\u00A0\uFEFFæøå€ßİ"])),
        (3, Gen.Choose('\u00A1', '\uD7FF').Select(code => (char)code)),
        (1, Gen.Choose('\uE000', '\uFFFD').Select(code => (char)code)));

    private static readonly Gen<string> Plane = Gen.Choose(0x10000, 0x10FFFF).Select(char.ConvertFromUtf32);

    // Characters that XML 1.0 does not allow.
    private static readonly Gen<string> Forbidden = Gen.Elements(
        "\u0000", "\u0001", "\u001F", "\uFFFE", "\uFFFF", "\uD800", "\uDC00\uD800");

    private static readonly Gen<string> Piece = Gen.Frequency(
        (60, Character.Select(character => character.ToString())), (20, Plane), (1, Forbidden));

    private static readonly Gen<string> Short = Gen.Sized(size => Gen.Choose(0, Math.Min(size, 20)))
        .SelectMany(length => Gen.ArrayOf(Piece, length).Select(string.Concat));

    // At and above the maximum lengths of the members.
    private static readonly Gen<string> Long = Gen.Elements(70, 71, 254, 255, 256, 5000)
        .SelectMany(length => Character.Select(character => new string(character, length)));

    private static readonly Gen<WireValue> Text = Gen.Frequency(
        (12, Short.Select(Of)), (2, Long.Select(Of)), (1, Gen.Constant<WireValue>(new WireNull())));

    private static readonly Gen<WireValue> Integer = Gen.Frequency(
        (6, Gen.Choose(0, 65536).Select(number => (long)number)),
        (3, Gen.Elements(int.MinValue, -1L, short.MinValue, short.MaxValue, short.MaxValue + 1L, int.MaxValue)),
        (1, Gen.Elements(int.MinValue - 1L, int.MaxValue + 1L, long.MaxValue)))
        .Select(number => (WireValue)WireLiteral.Of(number));

    private static readonly Gen<WireValue> Small = Gen.Frequency(
        (9, Gen.Choose(short.MinValue, short.MaxValue)), (1, Gen.Elements(short.MinValue - 1, short.MaxValue + 1)))
        .Select(number => (WireValue)WireLiteral.Of(number));

    private static readonly Gen<WireValue> Flag = Mostly(
        Gen.Elements<WireValue>(new WireLiteral("true"), new WireLiteral("false"), new WireText("true")), Of("maybe"));

    private static readonly Gen<string> Day = Gen.Choose(0, 3_652_058).Select(
        day => DateOnly.FromDayNumber(day).ToString("O", System.Globalization.CultureInfo.InvariantCulture));

    private static readonly Gen<WireValue> Date =
        from day in Gen.Frequency(
            (8, Day), (1, Gen.Elements("0001-01-01", "9999-12-31", "2028-02-29", "2027-02-29", "2026-13-01")))
        from time in Mostly(
            Gen.Elements("T00:00:00", "T12:34:56", "T23:59:59", "T23:59:59.9999999", "T08:00:00.125", "T24:00:00"),
            "T25:00:00")
        from zone in Mostly(Gen.Elements("", "", "Z", "+02:00", "-05:30", "+14:00"), "+15:00")
        select (WireValue)new WireText(day + time + zone);

    /// <summary>Gets ServiceAuths without an id.</summary>
    public static Gen<WireObject> ServiceAuth { get; } =
        Record(("Server", Text), ("Port", Integer), ("AuthType", Text), ("Username", Text), ("Password", Text));

    /// <summary>Gets Credentials of directory accounts.</summary>
    public static Gen<WireObject> Credential { get; } = Record(("Value", Text), ("DisplayValue", Text)).Select(
        credential => credential.With("Type", new WireObject(("Type", new WireText("ActiveDirectory")))));

    /// <summary>Gets UntrustedCredentials.</summary>
    public static Gen<WireObject> UntrustedCredentials { get; } = Record(
        ("ValidFrom", Date),
        ("ValidTo", Date),
        ("Comment", Text),
        ("SecretValue", Text),
        ("PublicValue", Text),
        ("IsActive", Flag));

    /// <summary>Gets EMailAccounts of the caller without an id.</summary>
    public static Gen<WireObject> EMailAccount { get; } = Record(
        ("EMailAddress", Text),
        ("IncomingCredentials", ServiceAuth.Select(login => (WireValue)login).OrNil()),
        ("OutgoingCredentials", ServiceAuth.Select(login => (WireValue)login).OrNil()),
        ("AccountStatus", Small),
        ("ErrorReason", Text));

    /// <summary>Gets Users without an id.</summary>
    public static Gen<WireObject> User { get; } = Record(
        ("Name", Gen.Frequency((4, Gen.Choose(0, 999).Select(number => Of($"user {number}"))), (1, Text))),
        ("Rank", Small),
        ("Tooltip", Text),
        ("Role", Record(("Id", Mostly(Gen.Choose(0, 2), 3).Select(id => (WireValue)WireLiteral.Of(id))))
            .Select(role => (WireValue)role).OrNil()),
        ("Deleted", Flag),
        ("Lastlogin", Date),
        ("Type", Mostly(Gen.Elements(Of("InternalAssociate"), Of("SystemAssociate")), Of("Robot"))),
        ("Credentials", Credential.Select(credential => (WireValue)new WireList("Credential", credential)).OrNil()));

    private static WireValue Of(string text) => new WireText(text);

    private static Gen<T> Mostly<T>(Gen<T> valid, T invalid) =>
        Gen.Frequency((19, valid), (1, Gen.Constant(invalid)));

    private static Gen<WireValue> OrNil(this Gen<WireValue> values) =>
        Gen.Frequency((5, values), (1, Gen.Constant<WireValue>(new WireNull())));

    // A record lacks some of the members.
    private static Gen<WireObject> Record(params (string Name, Gen<WireValue> Values)[] members) => Gen
        .CollectToArray(members, member => Gen.Frequency(
            (9, member.Values.Select(value => ((string, WireValue)?)(member.Name, value))),
            (1, Gen.Constant<(string, WireValue)?>(null))))
        .Select(generated => new WireObject([.. generated.OfType<(string, WireValue)>()]));
}
