//! The words that the demo's passwords are made of.

/// Short, friendly words in lower-case ASCII, none twice: four of 256 make a password of 32 bits, which is
/// enough for made-up people.
pub const PASSWORD_WORDS: [&str; 256] = [
    "agile", "alder", "almond", "amber", "anchor", "apple", "apricot", "arrow", "aspen", "atlas",
    "autumn", "bagel", "bakery", "balmy", "bamboo", "banjo", "barley", "basil", "basket", "beagle",
    "beaver", "berry", "birch", "biscuit", "blanket", "blossom", "bonfire", "boulder", "bouncy",
    "branch", "brave", "breeze", "brick", "bridge", "bright", "brook", "bubble", "buddy", "butter",
    "cabin", "cactus", "camel", "candle", "canoe", "canvas", "caramel", "carrot", "castle",
    "cedar", "cello", "chalk", "cheery", "cheese", "cherry", "chirpy", "cider", "clever", "cloud",
    "clover", "cobalt", "cocoa", "comet", "compass", "cookie", "copper", "coral", "cosy", "cotton",
    "cricket", "crisp", "crystal", "curly", "cushion", "daisy", "dancer", "dapper", "dawn",
    "dolphin", "dragon", "dreamy", "drum", "dune", "eager", "eagle", "early", "easel", "echo",
    "ember", "emerald", "fable", "falcon", "feather", "fern", "ferry", "fiddle", "field", "finch",
    "flannel", "forest", "fossil", "fox", "frosty", "galaxy", "garden", "garlic", "gentle",
    "giant", "ginger", "giraffe", "glacier", "glad", "glider", "golden", "goose", "grand", "grape",
    "green", "guitar", "happy", "harbour", "harvest", "hazel", "hedge", "helmet", "heron", "hiker",
    "hill", "honest", "honey", "hopeful", "horizon", "igloo", "indigo", "island", "ivory", "ivy",
    "jacket", "jasmine", "jolly", "journey", "jovial", "juniper", "kayak", "kettle", "kite",
    "kitten", "koala", "ladder", "lagoon", "lantern", "lark", "laurel", "lemon", "lentil", "lilac",
    "lively", "lizard", "lodge", "lotus", "lucky", "lunar", "magnet", "mango", "maple", "marble",
    "meadow", "mellow", "melon", "merry", "mint", "mitten", "mosaic", "mossy", "muffin", "nectar",
    "nimble", "noble", "oasis", "ocean", "olive", "onion", "orange", "orchard", "otter", "oyster",
    "paddle", "panda", "parrot", "pastel", "peach", "pebble", "pepper", "petal", "piano", "pigeon",
    "pillow", "planet", "plum", "polar", "poppy", "potter", "prairie", "pretzel", "puddle",
    "puffin", "pumpkin", "quiet", "quilt", "rabbit", "radish", "rainbow", "raven", "ribbon",
    "river", "robin", "rocket", "saddle", "sailor", "salmon", "sandal", "scarf", "shell", "silver",
    "smile", "snowy", "sparrow", "spice", "spruce", "starry", "stream", "sunny", "swan", "tango",
    "teapot", "thistle", "tiger", "topaz", "tulip", "turtle", "valley", "velvet", "violet",
    "violin", "waffle", "walnut", "warm", "willow", "window", "winter", "wisdom", "witty",
    "wonder", "yarrow", "yellow", "zebra", "zesty",
];
