using Services86.Agents.Login;

namespace Services86.Tests.Agents.Login;

internal sealed class UserNamesTests
{
    [TestCase("anna")]
    [TestCase("Åse Næss")]
    [TestCase("anna@example.com")]
    [TestCase("7t:x")]
    [TestCase("😀")]
    public void A_valid_name_is_the_nearest_name_to_itself(string name)
    {
        Assert.That(UserNames.WhyInvalid(name), Is.Null);
        Assert.That(UserNames.Nearest(name, ["somebody"]), Is.EqualTo(name));
    }

    [TestCase("", "user")]
    [TestCase(" \t ", "user")]
    [TestCase(" anna\u00A0", "anna")]
    [TestCase("an\tna\r\n", "anna")]
    [TestCase("7T:7T: anna", "anna")]
    public void An_invalid_name_has_a_valid_nearest_name(string name, string nearest)
    {
        Assert.That(UserNames.WhyInvalid(name), Is.Not.Null);
        Assert.That(UserNames.Nearest(name, []), Is.EqualTo(nearest));
        Assert.That(UserNames.WhyInvalid(nearest), Is.Null);
    }

    [Test]
    public void A_lone_surrogate_is_replaced()
    {
        var name = "anna" + (char)0xD800;

        Assert.That(UserNames.WhyInvalid(name), Is.EqualTo("A user name must be valid Unicode."));
        Assert.That(UserNames.Nearest(name, []), Is.EqualTo("anna\uFFFD"));
    }

    [Test]
    public void A_long_name_is_not_truncated_within_a_surrogate_pair()
    {
        var name = new string('a', 254) + "😀";

        Assert.That(
            UserNames.WhyInvalid(name), Is.EqualTo("A user name has at most 255 characters; this one has 256."));
        Assert.That(UserNames.Nearest(name, []), Is.EqualTo(new string('a', 254)));
    }

    [TestCase("anna", "anna3")]
    [TestCase("ANNA", "ANNA3")]
    [TestCase("bert", "bert")]
    public void A_number_is_appended_to_a_taken_name(string name, string nearest) =>
        Assert.That(UserNames.Nearest(name, ["Anna", "anna2"]), Is.EqualTo(nearest));

    [Test]
    public void A_long_taken_name_is_truncated_for_the_number()
    {
        var name = new string('a', 255);

        Assert.That(UserNames.Nearest(name, [name]), Is.EqualTo(new string('a', 254) + "2"));
    }
}
