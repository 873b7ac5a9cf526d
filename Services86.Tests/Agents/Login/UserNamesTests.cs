using Services86.Agents.Login;

namespace Services86.Tests.Agents.Login;

internal sealed class UserNamesTests
{
    [TestCase("anna")]
    [TestCase("Åse Næss")]
    [TestCase("anna@example.com")]
    [TestCase("7t:x")]
    [TestCase("😀")]
    public void A_name_that_can_be_used_is_valid_and_nearest_to_itself(string name)
    {
        Assert.That(UserNames.WhyInvalid(name), Is.Null);
        Assert.That(UserNames.Nearest(name, ["somebody"]), Is.EqualTo(name));
    }

    [TestCase("", "user")]
    [TestCase(" \t ", "user")]
    [TestCase(" anna\u00A0", "anna")]
    [TestCase("an\tna\r\n", "anna")]
    [TestCase("7T:7T: anna", "anna")]
    public void A_name_that_cannot_be_used_has_a_nearest_one_that_can(string name, string nearest)
    {
        Assert.That(UserNames.WhyInvalid(name), Is.Not.Null);
        Assert.That(UserNames.Nearest(name, []), Is.EqualTo(nearest));
        Assert.That(UserNames.WhyInvalid(nearest), Is.Null);
    }

    [Test]
    public void Half_a_character_is_replaced()
    {
        var name = "anna" + (char)0xD800;

        Assert.That(UserNames.WhyInvalid(name), Is.EqualTo("A user name must be valid Unicode."));
        Assert.That(UserNames.Nearest(name, []), Is.EqualTo("anna\uFFFD"));
    }

    [Test]
    public void A_long_name_is_cut_between_characters()
    {
        var name = new string('a', 254) + "😀";

        Assert.That(UserNames.WhyInvalid(name), Is.EqualTo("A user name has at most 255 characters; this one has 256."));
        Assert.That(UserNames.Nearest(name, []), Is.EqualTo(new string('a', 254)));
    }

    [TestCase("anna", "anna3")]
    [TestCase("ANNA", "ANNA3")]
    [TestCase("bert", "bert")]
    public void A_name_that_is_taken_gets_a_number(string name, string nearest) =>
        Assert.That(UserNames.Nearest(name, ["Anna", "anna2"]), Is.EqualTo(nearest));

    [Test]
    public void A_long_name_that_is_taken_makes_room_for_the_number()
    {
        var name = new string('a', 255);

        Assert.That(UserNames.Nearest(name, [name]), Is.EqualTo(new string('a', 254) + "2"));
    }
}
