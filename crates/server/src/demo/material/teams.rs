//! The six teams of the hotel: their people and the places where their customers answer.

use super::improvements::{
    ANYWHERE, AT_TABLE, BAR, BREAKFAST, FACILITIES, FRONT_DESK, GOODS_IN, HELP_DESK, LOST_PROPERTY,
    NIGHT, PASS, RESTAURANT, ROOMS,
};
use super::thanks;
use super::{PersonMaterial, TeamMaterial, TouchpointMaterial};
use domain::rules::Customer;

/// All teams, in the order to show.
pub const TEAMS: &[TeamMaterial] = &[
    RECEPTION,
    RESTAURANT_AND_BAR,
    HOUSEKEEPING,
    KITCHEN,
    NIGHT_SHIFT,
    IT_AND_FACILITIES,
];

const RECEPTION: TeamMaterial = TeamMaterial {
    name: "Reception",
    people: &[
        person("Maria Lindqvist", "Maria", "Front Office Manager"),
        person("Mehmet Yıldırım", "Mehmet", "Receptionist"),
        person("Maria Kowalczyk", "Maria", "Concierge"),
        person("Adaeze Nwachukwu-Obiora", "Adaeze", "Receptionist"),
        person("Seán O'Callaghan", "Seán", "Bell Captain"),
        person("Nguyễn Thị Minh Châu", "Châu", "Guest Relations"),
        person("Tomás Figueiredo", "Tomás", "Reservations Agent"),
        person("Li Xiaoyun", "Xiaoyun", "Receptionist"),
    ],
    touchpoints: &[
        TouchpointMaterial {
            name: "Reception desk",
            customer: Customer::External,
            question: "Overall, how did you feel about the service you received today?",
            weight: 230,
            thanks: &[thanks::FRONT_DESK, thanks::GUESTS, thanks::ANYBODY],
            improvements: &[FRONT_DESK, ANYWHERE],
        },
        TouchpointMaterial {
            name: "Checkout e-mail",
            customer: Customer::External,
            question: "Overall, how did you feel about the service you received during your stay?",
            weight: 130,
            thanks: &[
                thanks::AFTER_THE_STAY,
                thanks::FRONT_DESK,
                thanks::GUESTS,
                thanks::ANYBODY,
            ],
            improvements: &[FRONT_DESK, ROOMS, ANYWHERE],
        },
    ],
};

const RESTAURANT_AND_BAR: TeamMaterial = TeamMaterial {
    name: "Restaurant & Bar",
    people: &[
        person("Giulia Ferraro", "Giulia", "Restaurant Manager"),
        person("Emeka Okonkwo", "Emeka", "Head Waiter"),
        person("Katharina von Hohenfels-Lindenau", "Katharina", "Sommelier"),
        person("Ayşe Demir", "Ayşe", "Waiter"),
        person("Diego Hernández Villanueva", "Diego", "Bartender"),
        person("Siobhán O'Reilly", "Siobhán", "Bar Manager"),
        person("Bartosz Wiśniewski", "Bartosz", "Waiter"),
        person("Yuki Tanaka", "Yuki", "Breakfast Host"),
    ],
    touchpoints: &[
        TouchpointMaterial {
            name: "Restaurant",
            customer: Customer::External,
            question: "Overall, how did you feel about the service at your table today?",
            weight: 150,
            thanks: &[
                thanks::RESTAURANT,
                thanks::AT_TABLE,
                thanks::GUESTS,
                thanks::ANYBODY,
            ],
            improvements: &[RESTAURANT, AT_TABLE, ANYWHERE],
        },
        TouchpointMaterial {
            name: "Bar",
            customer: Customer::External,
            question: "Overall, how did you feel about the service at the bar tonight?",
            weight: 80,
            thanks: &[
                thanks::BAR,
                thanks::AT_TABLE,
                thanks::GUESTS,
                thanks::ANYBODY,
            ],
            improvements: &[BAR, AT_TABLE, ANYWHERE],
        },
        TouchpointMaterial {
            name: "Breakfast",
            customer: Customer::External,
            question: "Overall, how did you feel about the service at breakfast this morning?",
            weight: 120,
            thanks: &[
                thanks::BREAKFAST,
                thanks::AT_TABLE,
                thanks::GUESTS,
                thanks::ANYBODY,
            ],
            improvements: &[BREAKFAST, AT_TABLE, ANYWHERE],
        },
    ],
};

const HOUSEKEEPING: TeamMaterial = TeamMaterial {
    name: "Housekeeping",
    people: &[
        person("Oksana Shevchenko", "Oksana", "Executive Housekeeper"),
        person(
            "Maria da Conceição Albuquerque de Souza-Figueiredo",
            "Maria da Conceição",
            "Room Attendant",
        ),
        person("Tigist Haile", "Tigist", "Room Attendant"),
        person("Phạm Văn Đức", "Đức", "Laundry Attendant"),
        person(
            "Fatima Zahra El Idrissi",
            "Fatima Zahra",
            "Floor Supervisor",
        ),
        person("Ioana Popescu", "Ioana", "Room Attendant"),
        person(
            "Kealiʻiahonui Kawānanakoa",
            "Kealiʻiahonui",
            "Turndown Attendant",
        ),
        person("Grace Achieng", "Grace", "Public Areas Attendant"),
    ],
    touchpoints: &[
        TouchpointMaterial {
            name: "Rooms 1–120 (QR card)",
            customer: Customer::External,
            question: "Overall, how did you feel about the care we took of your room today?",
            weight: 110,
            thanks: &[thanks::ROOMS, thanks::GUESTS, thanks::ANYBODY],
            improvements: &[ROOMS, ANYWHERE],
        },
        // A dozen answers in eighteen months: the place where charts have to admit that they know little.
        TouchpointMaterial {
            name: "Lost property",
            customer: Customer::External,
            question: "Overall, how did you feel about the help you received with what you had lost?",
            weight: 2,
            thanks: &[thanks::LOST_PROPERTY, thanks::ANYBODY],
            improvements: &[LOST_PROPERTY],
        },
    ],
};

const KITCHEN: TeamMaterial = TeamMaterial {
    name: "Kitchen",
    people: &[
        person("Jean-Baptiste Lefèvre", "Jean-Baptiste", "Head Chef"),
        person("Priya Raghunathan", "Priya", "Sous Chef"),
        person("Wulandari", "Wulandari", "Pastry Chef"),
        person("Marek Dvořák", "Marek", "Chef de Partie"),
        person("Chidi Eze", "Chidi", "Line Cook"),
        person("Thanakorn Wongsuwannakul", "Thanakorn", "Commis Chef"),
        person("Björn Guðmundsson", "Björn", "Fish Chef"),
        person("Rosa Quispe Mamani", "Rosa", "Storekeeper"),
    ],
    touchpoints: &[
        TouchpointMaterial {
            name: "Kitchen pass",
            customer: Customer::Internal,
            question: "Overall, how did you feel about the help you received from the kitchen this shift?",
            weight: 30,
            thanks: &[thanks::PASS, thanks::COLLEAGUES, thanks::ANYBODY],
            improvements: &[PASS],
        },
        TouchpointMaterial {
            name: "Goods-in",
            customer: Customer::Supplier,
            question: "Overall, how did you feel about the way your delivery was received today?",
            weight: 12,
            thanks: &[thanks::GOODS_IN, thanks::ANYBODY],
            improvements: &[GOODS_IN],
        },
    ],
};

const NIGHT_SHIFT: TeamMaterial = TeamMaterial {
    name: "Night Shift",
    people: &[
        person("Wolfgang Großmann", "Wolfgang", "Night Manager"),
        person("Amara Diallo", "Amara", "Night Auditor"),
        person("Ferhat Kaya", "Ferhat", "Night Receptionist"),
        person("Pádraig Ó Súilleabháin", "Pádraig", "Night Porter"),
        person("Leilani Kaʻahumanu", "Leilani", "Night Receptionist"),
        person(
            "Sunita Krishnamurthy-Venkataraman",
            "Sunita",
            "Night Room Service",
        ),
        person("Artem Bondarenko", "Artem", "Security Officer"),
        person("Zhang Wei", "Wei", "Night Porter"),
    ],
    touchpoints: &[TouchpointMaterial {
        name: "Night desk",
        customer: Customer::External,
        question: "Overall, how did you feel about the service you received tonight?",
        weight: 56,
        thanks: &[thanks::NIGHT, thanks::GUESTS, thanks::ANYBODY],
        improvements: &[NIGHT, ANYWHERE],
    }],
};

const IT_AND_FACILITIES: TeamMaterial = TeamMaterial {
    name: "IT & Facilities",
    people: &[
        person("Anneke van der Meer", "Anneke", "Head of IT & Facilities"),
        person("Rajesh Iyer", "Rajesh", "Systems Administrator"),
        person("Omar Al-Khatib", "Omar", "IT Support"),
        person(
            "Małgorzata Szczepaniak-Krzyżanowska",
            "Małgorzata",
            "IT Support",
        ),
        person(
            "Hans-Jürgen Schünemann",
            "Hans-Jürgen",
            "Building Technician",
        ),
        person("Dmytro Kovalenko", "Dmytro", "Electrician"),
        person("Noa Ben-David", "Noa", "Network Engineer"),
        person("Íñigo Etxeberria", "Íñigo", "Carpenter & Painter"),
    ],
    touchpoints: &[
        TouchpointMaterial {
            name: "IT help desk",
            customer: Customer::Internal,
            question: "Overall, how did you feel about the help you received from IT today?",
            weight: 50,
            thanks: &[thanks::HELP_DESK, thanks::COLLEAGUES, thanks::ANYBODY],
            improvements: &[HELP_DESK],
        },
        TouchpointMaterial {
            name: "Facilities tickets",
            customer: Customer::Internal,
            question: "Overall, how did you feel about the way your ticket was handled?",
            weight: 30,
            thanks: &[thanks::FACILITIES, thanks::COLLEAGUES, thanks::ANYBODY],
            improvements: &[FACILITIES],
        },
    ],
};

const fn person(name: &'static str, first_name: &'static str, job: &'static str) -> PersonMaterial {
    PersonMaterial {
        name,
        first_name,
        job,
    }
}
